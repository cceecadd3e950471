#ifndef FAMILY_H
#define FAMILY_H

/* Helpers of the tests of address families. */

#include "net.h"

typedef struct family_row {
	int family;
	const char *name;
	int64_t port_max;
	bool port_needed;
	size_t size;
} family_row;

/* The core has exactly these rows. */
static void UNUSED check_rows(const family_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const skc_family *row = skc_family_find(rows[i].family);

		REQUIRE(row != NULL);
		CHECK_INT(row->family, rows[i].family);
		CHECK_STR(row->name, rows[i].name);
		CHECK_INT(row->port_max, rows[i].port_max);
		CHECK_INT(row->port_needed, rows[i].port_needed);
		CHECK_INT(row->size, rows[i].size);
	}
}

/* Parses text; returns the code. */
static skc_err UNUSED parse(int family, const char *text, size_t len, int64_t port, skc_addr *out)
{
	char *exact = calloc(1, len + !len);
	skc_err err;

	memcpy(exact, text, len);
	memset(out, 0x5a, sizeof(*out));
	err = skc_addr_parse(family, exact, len, port, out);
	free(exact);
	return err;
}

static void UNUSED refuses(int family, const char *text, size_t len, skc_err want)
{
	skc_addr out, untouched;

	memset(&untouched, 0x5a, sizeof(untouched));
	if (!CHECK_INT(parse(family, text, len, 80, &out), want)) {
		printf("  with \"%.*s\"\n", (int) len, text);
	}
	CHECK_MEM(&out, &untouched, sizeof(out));
}

/* Parses and prints; the text and the port must be the same. */
static skc_addr UNUSED round_trip(int family, const char *text, size_t len, int64_t port)
{
	skc_addr addr;
	skc_addr_parts parts;

	memset(&parts, '#', sizeof(parts));
	if (CHECK_INT(parse(family, text, len, port, &addr), SKC_OK)) {
		CHECK_INT(skc_addr_family(&addr), family);
		CHECK_INT(skc_addr_print(&addr, &parts), SKC_OK);
		CHECK_INT(parts.text_len, len);
		CHECK_MEM(parts.text, text, len);
		CHECK_INT(parts.text[parts.text_len], 0);
		CHECK_INT(parts.has_port, family != AF_UNIX);
		CHECK_INT(parts.has_port ? parts.port : port, port);
	}
	return addr;
}

#endif
