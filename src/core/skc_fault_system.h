#ifndef SKC_FAULT_SYSTEM_H
#define SKC_FAULT_SYSTEM_H

/*
 * Between the rules of faults (skc_fault_rules.c) and the module whose calls they fail: one
 * skc_fault.c in each of src/os/posix and src/os/win.
 */

#include "skc_fault.h"

enum { SKC_FAULT_CALLS_MAX = 96 };

typedef struct skc_fault_rule {
	int call;
	unsigned first; /* counts of the call to which the rule applies */
	unsigned last;
	int code; /* 0: shorten */
	size_t bytes;
} skc_fault_rule;

typedef struct skc_fault_code {
	const char *name;
	int code;
} skc_fault_code;

/* Counts a call; returns the rule that applies to it, or NULL. */
typedef const skc_fault_rule *(*skc_fault_enter_fn)(int call);

typedef struct skc_fault_system {
	const char *const *calls; /* names, by number */
	int call_count;
	const int *can_be_short; /* numbers of the calls that can be shortened */
	size_t can_be_short_count;
	const skc_fault_code *codes; /* errors that rules may name */
	size_t code_count;
	/* Puts the wrappers into skc_call; each checks the rules first. */
	void (*install)(skc_fault_enter_fn enter);
} skc_fault_system;

extern const skc_fault_system skc_fault_here;

/* The value of SKC_FAULTS, NULL when it is not set. */
const char *skc_fault_text(void);

/* Aborts with a message. */
void skc_fault_die(const char *text);

#endif
