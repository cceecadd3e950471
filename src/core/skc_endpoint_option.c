#include "skc_endpoint_option.h"

#include <string.h>

#include "skc_missing.h"

#define ROW(id, name, type, min, max, call, scope, level, option) \
	{ name, sizeof(name) - 1, SKC_EO_TYPE_##type, SKC_EO_##call, SKC_EO_OF_##scope, min, max, \
		level, option },

const skc_endpoint_option skc_endpoint_option_rows[SKC_EO_COUNT] = { SKC_ENDPOINT_OPTION_ROWS(
		ROW) };

_Static_assert(SKC_EO_COUNT < 64, "skc_endpoint_options.given has a bit for each option");

int skc_endpoint_option_find(const char *name, size_t len, unsigned calls)
{
	for (int i = 0; i < SKC_EO_COUNT; i++) {
		const skc_endpoint_option *row = &skc_endpoint_option_rows[i];

		if (row->name_len == len && (row->calls & calls) != 0 &&
				memcmp(row->name, name, len) == 0) {
			return i;
		}
	}
	return SKC_EO_NONE;
}

static bool endpoint_option_is_element(int group, int id)
{
	const char *name = skc_endpoint_option_rows[group].name;
	size_t len = skc_endpoint_option_rows[group].name_len;

	return strncmp(skc_endpoint_option_rows[id].name, name, len) == 0 &&
			skc_endpoint_option_rows[id].name[len] == '_';
}

/* The first option from an identifier on that was given; SKC_EO_NONE after the last one. */
static int endpoint_option_next(const skc_endpoint_options *options, int id)
{
	while (id < SKC_EO_COUNT && !skc_endpoint_options_has(options, id)) {
		id = options->given >> id == 0 ? SKC_EO_COUNT : id + 1;
	}
	return id;
}

static bool endpoint_option_has_element(const skc_endpoint_options *options, int group)
{
	int id = endpoint_option_next(options, group + 1);

	return id < SKC_EO_COUNT && endpoint_option_is_element(group, id);
}

void skc_endpoint_options_complete(skc_endpoint_options *options)
{
	/* A group stands before its elements. */
	for (int id = 0; options->given >> id != 0; id++) {
		if (skc_endpoint_option_rows[id].type == SKC_EO_TYPE_GROUP &&
				!skc_endpoint_options_has(options, id) &&
				endpoint_option_has_element(options, id)) {
			skc_endpoint_options_put(options, id, 1);
		}
	}
}

int skc_endpoint_options_find_nul(const skc_endpoint_options *options)
{
	int id = endpoint_option_next(options, 0);

	while (id < SKC_EO_COUNT) {
		const skc_endpoint_option *row = &skc_endpoint_option_rows[id];
		skc_span text = options->texts[id];

		if (row->type == SKC_EO_TYPE_TEXT && row->level != SKC_EO_NO_LEVEL &&
				memchr(text.data, '\0', text.len) != NULL) {
			return id;
		}
		id = endpoint_option_next(options, id + 1);
	}
	return SKC_EO_NONE;
}

static bool endpoint_option_applies(skc_eo_scope scope, int family, int type)
{
	switch (scope) {
		case SKC_EO_OF_INTERNET:
			return skc_family_is_internet(family);
		case SKC_EO_OF_IPV6:
			return family == AF_INET6;
		case SKC_EO_OF_TCP:
			return skc_family_is_internet(family) && type == SOCK_STREAM;
		case SKC_EO_OF_UNIX:
			return family == AF_UNIX;
		case SKC_EO_OF_ANY:
		default:
			return true;
	}
}

/* A duration is rounded up: 0 would mean the system's default. */
static int endpoint_option_value(const skc_endpoint_option *row, int64_t number)
{
	return row->type == SKC_EO_TYPE_SECONDS
			? (int) ((number + SKC_NS_PER_MSEC - 1) / SKC_NS_PER_MSEC)
			: (int) number;
}

/* An option that the system lacks is off already when a server does not want it. */
static skc_err endpoint_option_lacking(const skc_endpoint_options *options, int id, unsigned call)
{
	if (call == SKC_EO_CONNECT) {
		return SKC_ENOPROTOOPT;
	}
	return skc_endpoint_option_rows[id].type != SKC_EO_TYPE_TEXT && options->numbers[id] == 0
			? SKC_OK
			: SKC_EOPNOTSUPP;
}

static skc_err endpoint_option_set(
		const skc_endpoint_options *options, int id, unsigned call, skc_handle handle)
{
	const skc_endpoint_option *row = &skc_endpoint_option_rows[id];
	int value;

	if (row->option == SKC_MISSING) {
		return endpoint_option_lacking(options, id, call);
	}
	if (row->type == SKC_EO_TYPE_TEXT) {
		return skc_os_set_option(handle, row->level, row->option, options->texts[id].data,
				(skc_socklen) options->texts[id].len);
	}
	value = endpoint_option_value(row, options->numbers[id]);
	return skc_os_set_option(handle, row->level, row->option, &value, sizeof(value));
}

skc_err skc_endpoint_options_set(const skc_endpoint_options *options, unsigned call, int family,
		int type, skc_handle handle, int *failed)
{
	skc_err err = SKC_OK;
	int id = endpoint_option_next(options, 0);

	while (id < SKC_EO_COUNT) {
		const skc_endpoint_option *row = &skc_endpoint_option_rows[id];

		if ((row->calls & call) != 0 && row->level != SKC_EO_NO_LEVEL &&
				endpoint_option_applies(row->scope, family, type)) {
			err = endpoint_option_set(options, id, call, handle);
		}
		if (err != SKC_OK) {
			*failed = id;
			return err;
		}
		id = endpoint_option_next(options, id + 1);
	}
	return SKC_OK;
}
