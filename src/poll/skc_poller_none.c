#include "skc_poller.h"

/* For a system without a poller that stores registrations: every wait uses poll(2). */

const skc_poller_kind *const skc_poller_native = NULL;
