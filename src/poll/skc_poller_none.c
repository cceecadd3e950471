#include "skc_poller.h"

/* A system without a poller that keeps registrations: every wait goes through poll(2). */

const skc_poller_kind *const skc_poller_native = NULL;
