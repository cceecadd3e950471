#ifndef SKC_FAULT_ROOM_H
#define SKC_FAULT_ROOM_H

/*
 * Between the rules of faults (skc_fault_rules.c) and the room whose calls they make fail: one
 * skc_fault.c in each of src/os/posix and src/os/win.
 */

#include "skc_fault.h"

enum { SKC_FAULT_CALLS_MAX = 96 };

typedef struct skc_fault_rule {
	int call;
	unsigned first; /* counts of the call for which the rule holds */
	unsigned last;
	int code; /* 0: shorten */
	size_t bytes;
} skc_fault_rule;

typedef struct skc_fault_code {
	const char *name;
	int code;
} skc_fault_code;

/* Counts a call; gives the rule that holds for it, or NULL. */
typedef const skc_fault_rule *(*skc_fault_enter_fn)(int call);

typedef struct skc_fault_room {
	const char *const *calls; /* names, by number */
	int call_count;
	const int *can_be_short; /* numbers of the calls that can be asked for fewer bytes */
	size_t can_be_short_count;
	const skc_fault_code *codes; /* errors that rules may name */
	size_t code_count;
	/* Puts the wrappers into skc_call; each asks the rules first. */
	void (*install)(skc_fault_enter_fn enter);
} skc_fault_room;

extern const skc_fault_room skc_fault_here;

/* The rules of the environment, NULL when there are none. */
const char *skc_fault_text(void);

/* Ends the process, aloud. */
void skc_fault_die(const char *text);

#endif
