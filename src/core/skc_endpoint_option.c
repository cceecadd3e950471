#include "skc_endpoint_option.h"

#include "skc_mcast.h"

#include <string.h>

#include "skc_missing.h"

#define ROW(id, name, type, min, max, calls, scope, level, option, option6) \
	{ name, sizeof(name) - 1, min, max, SKC_EO_TYPE_##type, SKC_EO_##calls, SKC_EO_OF_##scope, \
		level, option, option6 },

const skc_endpoint_option skc_endpoint_option_rows[SKC_EO_COUNT] = { SKC_ENDPOINT_OPTION_ROWS(
		ROW) };

/* --- names ------------------------------------------------------------------------------------ */

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

/* A longer name is near to none. */
#define NAME_MAX_LEN 32

/* A letter as names of options have it. */
static char endpoint_option_fold(char c)
{
	return (char) (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c == '-' ? '_' : c);
}

static size_t endpoint_option_least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many letters were added, left out, replaced or exchanged with their neighbour (optimal string
 * alignment). Neither text is longer than NAME_MAX_LEN. */
static size_t endpoint_option_distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t rows[NAME_MAX_LEN + 1][NAME_MAX_LEN + 1];

	for (size_t i = 0; i <= a_len; i++) {
		rows[i][0] = i;
	}
	for (size_t j = 0; j <= b_len; j++) {
		rows[0][j] = j;
	}
	for (size_t i = 1; i <= a_len; i++) {
		for (size_t j = 1; j <= b_len; j++) {
			size_t replaced = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

			rows[i][j] = endpoint_option_least(
					replaced, endpoint_option_least(rows[i - 1][j], rows[i][j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
				rows[i][j] = endpoint_option_least(rows[i][j], rows[i - 2][j - 2] + 1);
			}
		}
	}
	return rows[a_len][b_len];
}

/* The length of the prefix that constants of socket options have. */
static size_t endpoint_option_prefix(const char *name)
{
	static const char *const prefixes[] = { "so_", "tcp_", "ip_", "ipv6_", "udp_" };

	for (size_t i = 0; i < SKC_COUNT(prefixes); i++) {
		if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0) {
			return strlen(prefixes[i]);
		}
	}
	return 0;
}

int skc_endpoint_option_nearest(const char *name, size_t len, unsigned calls)
{
	char folded[NAME_MAX_LEN + 1];
	const char *from = folded;
	int nearest = SKC_EO_NONE;
	size_t least;

	if (len > NAME_MAX_LEN) {
		return SKC_EO_NONE;
	}
	for (size_t i = 0; i < len; i++) {
		folded[i] = endpoint_option_fold(name[i]);
	}
	folded[len] = '\0';
	from += endpoint_option_prefix(folded);
	len -= (size_t) (from - folded);
	least = len / 3 + 1;
	for (int i = 0; i < SKC_EO_COUNT; i++) {
		const skc_endpoint_option *row = &skc_endpoint_option_rows[i];

		if ((row->calls & calls) != 0) {
			size_t distance = endpoint_option_distance(from, len, row->name, row->name_len);

			nearest = distance < least ? i : nearest;
			least = endpoint_option_least(least, distance);
		}
	}
	return nearest;
}

/* --- the options of a call -------------------------------------------------------------------- */

/* Options are few: the place of a new one is searched for from the end. */
static void endpoint_option_add(skc_endpoint_options *options, int id)
{
	unsigned i = options->count;

	if (skc_endpoint_options_has(options, id)) {
		return;
	}
	for (; i > 0 && options->ids[i - 1] > id; i--) {
		options->ids[i] = options->ids[i - 1];
	}
	options->ids[i] = (uint8_t) id;
	options->count++;
}

void skc_endpoint_options_put(skc_endpoint_options *options, int id, int64_t number)
{
	endpoint_option_add(options, id);
	options->numbers[id] = number;
}

void skc_endpoint_options_put_text(skc_endpoint_options *options, int id, skc_span text)
{
	endpoint_option_add(options, id);
	options->texts[id] = text;
}

/* The group of an element stands above it. */
static int endpoint_option_group(int id)
{
	while (skc_endpoint_option_rows[id].type == SKC_EO_TYPE_ELEMENT) {
		id--;
	}
	return id;
}

void skc_endpoint_options_complete(skc_endpoint_options *options)
{
	for (unsigned i = 0; i < options->count; i++) {
		int group = endpoint_option_group(options->ids[i]);

		if (!skc_endpoint_options_has(options, group)) {
			skc_endpoint_options_put(options, group, 1);
		}
	}
}

/* --- setting and getting ---------------------------------------------------------------------- */

static bool endpoint_option_applies(skc_eo_scope scope, int family, int type)
{
	switch (scope) {
		case SKC_EO_OF_INTERNET:
			return skc_family_is_internet(family);
		case SKC_EO_OF_IPV6:
			return family == AF_INET6;
		case SKC_EO_OF_TCP:
			return skc_family_is_internet(family) && type == SOCK_STREAM;
		case SKC_EO_OF_UDP:
			return skc_family_is_internet(family) && type == SOCK_DGRAM;
		case SKC_EO_OF_CONNECTIONLESS:
			return skc_family_is_internet(family) && type != SOCK_STREAM;
		case SKC_EO_OF_UNIX:
			return family == AF_UNIX;
		case SKC_EO_OF_ANY:
		default:
			return true;
	}
}

static bool endpoint_option_is_of_ipv6(const skc_endpoint_option *row, int family)
{
	return family == AF_INET6 && row->option6 != 0;
}

/* The number of the option that decides, SKC_MISSING where the system lacks it. */
static int endpoint_option_number(const skc_endpoint_option *row, int family)
{
	return endpoint_option_is_of_ipv6(row, family) ? row->option6 : row->option;
}

bool skc_endpoint_option_is_missing(const skc_endpoint_option *row, int family)
{
	return endpoint_option_number(row, family) == SKC_MISSING;
}

/* Sets the option of IPv4 of an IPv6 socket. FreeBSD and macOS refuse all of them, and an interface
 * without an IPv4 address cannot be chosen. */
static skc_err endpoint_option_set_ipv4(
		const skc_endpoint_option *row, const skc_eo_value *value, skc_handle handle)
{
	skc_err err = SKC_OK;

	if (row->option != SKC_MISSING && !skc_mcast_is_ipv6_only(handle)) {
		err = skc__endpoint_value_set(row, row->level, row->option, value, handle);
	}
	return err == SKC_EINVAL || err == SKC_ENOPROTOOPT || err == SKC_EOPNOTSUPP ||
					err == SKC_EADDRNOTAVAIL
			? SKC_OK
			: err;
}

static skc_err endpoint_option_set(
		const skc_endpoint_option *row, int family, const skc_eo_value *value, skc_handle handle)
{
	skc_err err;

	if (!endpoint_option_is_of_ipv6(row, family)) {
		return skc__endpoint_value_set(row, row->level, row->option, value, handle);
	}
	err = skc__endpoint_value_set(row, IPPROTO_IPV6, row->option6, value, handle);
	return err == SKC_OK ? endpoint_option_set_ipv4(row, value, handle) : err;
}

/* An option that the system lacks is off already when a new socket does not want it. */
static skc_err endpoint_option_lacking(
		const skc_endpoint_option *row, const skc_eo_value *value, unsigned call)
{
	return call != SKC_EO_SOCKET && !skc_eo_type_is_text(row->type) && value->number == 0
			? SKC_OK
			: SKC_EOPNOTSUPP;
}

static skc_err endpoint_option_apply(
		const skc_endpoint_options *options, int id, unsigned call, int family, skc_handle handle)
{
	const skc_endpoint_option *row = &skc_endpoint_option_rows[id];
	skc_eo_value value = { 0, { NULL, 0 } };

	if (skc_eo_type_is_text(row->type)) {
		value.text = options->texts[id];
	} else {
		value.number = options->numbers[id];
	}
	return skc_endpoint_option_is_missing(row, family)
			? endpoint_option_lacking(row, &value, call)
			: endpoint_option_set(row, family, &value, handle);
}

skc_err skc_endpoint_options_set(const skc_endpoint_options *options, unsigned call, int family,
		int type, skc_handle handle, int *failed)
{
	skc_err err = SKC_OK;

	for (unsigned i = 0; i < options->count && err == SKC_OK; i++) {
		const skc_endpoint_option *row = &skc_endpoint_option_rows[options->ids[i]];

		if ((row->calls & call) != 0 && row->level != SKC_EO_NO_LEVEL &&
				(call == SKC_EO_SOCKET || endpoint_option_applies(row->scope, family, type))) {
			err = endpoint_option_apply(options, options->ids[i], call, family, handle);
			*failed = err != SKC_OK ? options->ids[i] : *failed;
		}
	}
	return err;
}

skc_err skc_endpoint_option_get(
		int id, int family, skc_handle handle, skc_option_bytes *room, skc_eo_value *out)
{
	const skc_endpoint_option *row = &skc_endpoint_option_rows[id];
	int level = endpoint_option_is_of_ipv6(row, family) ? IPPROTO_IPV6 : row->level;

	return skc_endpoint_option_is_missing(row, family)
			? SKC_EOPNOTSUPP
			: skc__endpoint_value_get(
					  row, level, endpoint_option_number(row, family), handle, room, out);
}
