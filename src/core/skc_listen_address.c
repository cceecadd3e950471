/* See skc_listen.h: which address a listener is opened on. */

#include "skc_listen.h"

#include "skc_lookup.h"

#include <stdlib.h>
#include <string.h>

/* The listener that is being opened. */
typedef struct listen_opening {
	const skc_listen_place *place;
	skc_listen_setup *setup;
	skc_listener *out;
} listen_opening;

static bool listen_address_is_any(const skc_listen_place *place)
{
	return place->len == 1 && place->text[0] == '*';
}

/* Looks a name up as addresses of one family. */
static void listen_address_look_up(const skc_listen_place *place, int family, skc_answer *out)
{
	skc_err system = SKC_OK;
	skc_addr *all;
	size_t count;

	if (skc_lookup_local(place->text, place->len, family, out)) {
		return;
	}
	out->code = skc_addr_resolve_all(family, place->text, place->len, 0, &all, &count, &system);
	for (size_t i = 0; out->code == 0 && i < count; i++) {
		if (!skc_addr_is_mapped(&all[i])) {
			skc_answer_add(out, &all[i].u.sa, all[i].len, family);
		}
	}
	free(all);
	skc_answer_settle(out, system);
}

/* Tries the addresses of a name in turn. */
static skc_err listen_address_open_found(const listen_opening *o, const skc_answer *found)
{
	skc_err err = SKC_EADDRNOTAVAIL;

	if (found->code == SKC_EAI_SYSTEM && found->system != SKC_OK) {
		return found->system;
	}
	o->out->code = found->code;
	for (size_t i = 0; found->code == 0 && i < found->count; i++) {
		skc_addr addr;

		skc_addr_copy_inet(
				&found->addrs[i].u.sa, found->addrs[i].len, (uint16_t) o->place->port, &addr);
		err = skc_listen_open(&addr, o->setup, &o->out->handle);
		if (!skc_listen_is_elsewhere(err)) {
			break;
		}
	}
	return err;
}

static skc_err listen_address_open_any(const listen_opening *o, int family)
{
	const char *text = family == AF_INET6 ? "::" : "0.0.0.0";
	skc_addr addr;
	skc_err err = skc_addr_parse(family, text, strlen(text), o->place->port, &addr);

	return err == SKC_OK ? skc_listen_open(&addr, o->setup, &o->out->handle) : err;
}

static skc_err listen_address_open_family(const listen_opening *o, int family)
{
	const skc_listen_place *place = o->place;
	skc_answer found = { 0 };
	skc_addr addr;
	skc_err err;

	o->out->family = family;
	o->out->code = 0;
	if (skc_family_is_internet(family) && listen_address_is_any(place)) {
		return listen_address_open_any(o, family);
	}
	err = skc_addr_from_text(family, place->text, place->len, place->port, &addr);
	if (err == SKC_OK) {
		return skc_listen_open(&addr, o->setup, &o->out->handle);
	}
	if (skc_family_is_internet(family)) {
		listen_address_look_up(place, family, &found);
		err = listen_address_open_found(o, &found);
		skc_answer_free(&found);
	}
	return err;
}

/* Addresses of IPv4 come first: a client that connects to 127.0.0.1 reaches a server on localhost.
 * The failure of an address that was found is reported rather than that of a lookup. */
static skc_err listen_address_open_named(const listen_opening *o)
{
	skc_err first = listen_address_open_family(o, AF_INET);
	bool found = o->out->code == 0;
	skc_err err;

	if (found && !skc_listen_is_elsewhere(first)) {
		return first;
	}
	err = listen_address_open_family(o, AF_INET6);
	if (found && o->out->code != 0) {
		o->out->code = 0;
		return first;
	}
	return err;
}

static skc_err listen_address_open_either(const listen_opening *o)
{
	const skc_listen_place *place = o->place;

	if (listen_address_is_any(place)) {
		o->out->family = AF_INET6;
		return skc_listen_open_dual((uint16_t) place->port, o->setup, &o->out->handle);
	}
	return memchr(place->text, ':', place->len) != NULL ? listen_address_open_family(o, AF_INET6)
														: listen_address_open_named(o);
}

skc_err skc_listen_on(const skc_listen_place *place, skc_listen_setup *setup, skc_listener *out)
{
	listen_opening o = { place, setup, out };
	skc_err err;

	*out = (skc_listener){ .handle = SKC_HANDLE_NONE };
	if (place->family == AF_INET6 && !skc_endpoint_options_has(&setup->options, SKC_EO_V6ONLY)) {
		skc_endpoint_options_put(&setup->options, SKC_EO_V6ONLY, 1);
	}
	err = place->family == AF_UNSPEC ? listen_address_open_either(&o)
									 : listen_address_open_family(&o, place->family);
	/* Of both families the system may have had one only. */
	if (err == SKC_OK) {
		skc_os_family(out->handle, &out->family);
	}
	return err;
}
