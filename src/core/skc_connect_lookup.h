#ifndef SKC_CONNECT_LOOKUP_H
#define SKC_CONNECT_LOOKUP_H

/*
 * The addresses of a connect. Those of a host are known before the first attempt. A service has
 * targets, whose addresses are looked up one target after another: the first one usually answers.
 */

#include "skc_connect.h"

/* Waits for the addresses of the host, or for the targets of the service. Results and *out are
 * those of skc_connect_run(). */
skc_err skc_connect_look_up(skc_connect *c, skc_connected *out);

/* Whether targets are left whose addresses have not been looked up. */
bool skc_connect_expects_more(const skc_connect *c);

/* The time at which the next target may be tried while attempts are pending; 0: at once,
 * SKC_FOREVER: only after they have failed. */
int64_t skc_connect_more_due(const skc_connect *c);

/* Looks up the next target, and adds its addresses; there may be none. Until the deadline, but only
 * briefly while attempts are pending, which the caller checks before it calls again. Results and
 * *out are those of skc_connect_run(). */
skc_err skc_connect_look_up_more(skc_connect *c, skc_connected *out);

/* Abandons the lookups. */
void skc_connect_end_lookups(skc_connect *c);

#endif
