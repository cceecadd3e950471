#ifndef LISTEN_H
#define LISTEN_H

/* Helpers of the unit tests of skc_listen.h. */

#include "skc_listen.h"

/* Opens a listener with one option; *failed is the option that was refused. */
static skc_err open_with(
		const skc_addr *addr, int type, int option, int value, skc_handle *out, int *failed)
{
	skc_listen_setup setup;
	skc_err err;

	skc_listen_setup_init(&setup, type);
	skc_endpoint_options_put(&setup.options, option, value);
	err = skc_listen_open(addr, &setup, out);
	*failed = setup.failed;
	return err;
}

#endif
