#include "skc_backend.h"

#include "skc_os.h"

const skc_backend skc_backend_poll = {
	.name = "poll",
	.wait = skc_os_poll,
};
