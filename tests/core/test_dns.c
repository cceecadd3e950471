/* skc_dns.c: records of messages, their order, and names. */

#include "check.h"
#include "skc_dns.h"

#include <stdlib.h>
#include <string.h>

#include "skc_missing.h"

static const int no_data = EAI_NODATA != SKC_MISSING ? EAI_NODATA : EAI_NONAME;

/* --- messages --------------------------------------------------------------------------------- */

static unsigned char message[65535];
static size_t len;

static void put(const void *bytes, size_t count)
{
	memcpy(message + len, bytes, count);
	len += count;
}

static void put_16(unsigned value)
{
	const unsigned char bytes[] = { (unsigned char) (value >> 8), (unsigned char) value };

	put(bytes, sizeof(bytes));
}

/* Labels with dots between; "" is the root. */
static void put_name(const char *name)
{
	while (*name != '\0') {
		size_t label = strcspn(name, ".");

		message[len++] = (unsigned char) label;
		put(name, label);
		name += label + (name[label] == '.');
	}
	message[len++] = 0;
}

static void begin(const char *name, unsigned type, unsigned answers)
{
	len = 0;
	put_16(7);
	put_16(0x8180);
	put_16(1);
	put_16(answers);
	put_16(0);
	put_16(0);
	put_name(name);
	put_16(type);
	put_16(1);
}

/* The head of a record of the name at a place of the message; returns where its length is. */
static size_t put_head(size_t owner, unsigned type, uint32_t ttl)
{
	put_16(0xc000U | (unsigned) owner);
	put_16(type);
	put_16(1);
	put_16(ttl >> 16);
	put_16(ttl & 0xffff);
	put_16(0);
	return len;
}

/* Sets the length of the data that begins there. */
static void end_data(size_t start)
{
	message[start - 2] = (unsigned char) ((len - start) >> 8);
	message[start - 1] = (unsigned char) (len - start);
}

static void put_srv(uint32_t ttl, unsigned priority, unsigned weight, unsigned port, const char *to)
{
	size_t start = put_head(12, SKC_DNS_SRV, ttl);

	put_16(priority);
	put_16(weight);
	put_16(port);
	put_name(to);
	end_data(start);
}

/* Copies the message, so that a sanitizer finds a read behind its end. */
static int read_as(unsigned type, skc_dns_records *out)
{
	unsigned char *copy = malloc(len > 0 ? len : 1);
	int code;

	memcpy(copy, message, len);
	code = skc_dns_read(copy, len, (int) type, out);
	free(copy);
	return code;
}

static int code_of(unsigned type)
{
	skc_dns_records records;
	int code = read_as(type, &records);

	skc_dns_records_free(&records);
	return code;
}

CASE(records_of_a_service)
{
	skc_dns_records records;
	size_t start;

	begin("_sip._tcp.example", SKC_DNS_SRV, 3);
	put_srv(300, 10, 5, 5060, "a.example");
	put_srv(0x80000000U, 1, 0, 65535, "");
	/* a name that ends with that of the question, in other letters */
	start = put_head(12, SKC_DNS_SRV, 60);
	put_16(2);
	put_16(3);
	put_16(4);
	put("\1B\xc0\x16", 4);
	end_data(start);
	REQUIRE_INT(read_as(SKC_DNS_SRV, &records), 0);
	REQUIRE_INT(records.count, 3);
	CHECK_STR(records.items[0].data, "a.example");
	CHECK_INT(records.items[0].len, 9);
	CHECK_INT(records.items[0].ttl, 300);
	CHECK_INT(records.items[0].priority, 10);
	CHECK_INT(records.items[0].weight, 5);
	CHECK_INT(records.items[0].port, 5060);
	CHECK_STR(records.items[1].data, ".");
	CHECK_INT(records.items[1].ttl, 0);
	CHECK_INT(records.items[1].port, 65535);
	CHECK_STR(records.items[2].data, "B.example");
	skc_dns_records_free(&records);
	CHECK(records.items == NULL && records.count == 0);
	/* a valid message without such records */
	CHECK_INT(code_of(SKC_DNS_MX), no_data);
}

CASE(other_types)
{
	skc_dns_records records;
	size_t start;

	begin("example", SKC_DNS_MX, 1);
	start = put_head(12, SKC_DNS_MX, 9);
	put_16(20);
	put_name("mail.example");
	end_data(start);
	REQUIRE_INT(read_as(SKC_DNS_MX, &records), 0);
	CHECK_STR(records.items[0].data, "mail.example");
	CHECK_INT(records.items[0].priority, 20);
	skc_dns_records_free(&records);

	begin("1.0.0.127.in-addr.arpa", SKC_DNS_PTR, 1);
	start = put_head(12, SKC_DNS_PTR, 9);
	put_name("host_1.example");
	end_data(start);
	REQUIRE_INT(read_as(SKC_DNS_PTR, &records), 0);
	CHECK_STR(records.items[0].data, "host_1.example");
	skc_dns_records_free(&records);

	begin("example", SKC_DNS_TXT, 2);
	start = put_head(12, SKC_DNS_TXT, 9);
	put("\3one\0\4\0\xff \n", 10);
	end_data(start);
	put_head(12, SKC_DNS_TXT, 9);
	REQUIRE_INT(read_as(SKC_DNS_TXT, &records), 0);
	REQUIRE_INT(records.count, 2);
	CHECK_INT(records.items[0].len, 7);
	CHECK_MEM(records.items[0].data, "one\0\xff \n", 8);
	CHECK_STR(records.items[1].data, "");
	skc_dns_records_free(&records);
}

CASE(aliases)
{
	skc_dns_records records;
	size_t start, alias;

	begin("a.example", SKC_DNS_TXT, 4);
	/* of another name: neither used nor followed */
	start = put_head(14, SKC_DNS_TXT, 1);
	put("\5wrong", 6);
	end_data(start);
	start = put_head(12, SKC_DNS_CNAME, 50);
	alias = len;
	put_name("B.example");
	end_data(start);
	/* of the first name, which is an alias now */
	start = put_head(12, SKC_DNS_TXT, 70);
	put("\5wrong", 6);
	end_data(start);
	start = put_head(alias, SKC_DNS_TXT, 70);
	put("\5right", 6);
	end_data(start);
	REQUIRE_INT(read_as(SKC_DNS_TXT, &records), 0);
	REQUIRE_INT(records.count, 1);
	CHECK_STR(records.items[0].data, "right");
	CHECK_INT(records.items[0].ttl, 50);
	skc_dns_records_free(&records);
}

/* A program may print a name, or use it in a file's path. */
CASE(names_that_are_no_host_names)
{
	static const char *const names[] = { "a b", "<script>", "a\\b", "../x", "\xc3\xa4", "a\nb" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t start;

		begin("x", SKC_DNS_SRV, 1);
		start = put_head(12, SKC_DNS_SRV, 1);
		put("\0\1\0\1\0\1", 6);
		message[len++] = (unsigned char) strlen(names[i]);
		put(names[i], strlen(names[i]) + 1);
		end_data(start);
		CHECK_INT(code_of(SKC_DNS_SRV), no_data);
	}
	/* a dot within a label */
	begin("x", SKC_DNS_PTR, 1);
	put_head(12, SKC_DNS_PTR, 1);
	put("\3a.b", 5);
	end_data(len - 5);
	CHECK_INT(code_of(SKC_DNS_PTR), no_data);
}

CASE(the_longest_names)
{
	char text[256];
	skc_dns_records records;

	memset(text, 'a', sizeof(text));
	text[63] = text[127] = text[191] = '.';
	text[253] = '\0';
	begin("x", SKC_DNS_SRV, 1);
	put_srv(1, 1, 1, 1, text);
	REQUIRE_INT(read_as(SKC_DNS_SRV, &records), 0);
	CHECK_INT(records.items[0].len, SKC_DNS_NAME_MAX);
	CHECK_STR(records.items[0].data, text);
	skc_dns_records_free(&records);
	text[253] = 'a';
	text[254] = '\0';
	begin("x", SKC_DNS_SRV, 1);
	put_srv(1, 1, 1, 1, text);
	CHECK_INT(code_of(SKC_DNS_SRV), EAI_FAIL);
}

CASE(pointers_without_end)
{
	static const char *const names[] = { "\xc0\x1f", "\xc0\xff", "\xff\xff", "\1a\xc0\x1f", "\x40",
		"\x80x", "\xc0" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t start;

		begin("x", SKC_DNS_PTR, 1);
		start = put_head(12, SKC_DNS_PTR, 1);
		CHECK_INT(start, 31);
		put(names[i], strlen(names[i]));
		end_data(start);
		CHECK_INT(code_of(SKC_DNS_PTR), EAI_FAIL);
	}
	/* in the question, and in the owner of a record */
	begin("x", SKC_DNS_PTR, 0);
	memcpy(message + 12, "\xc0\x0c", 2);
	CHECK_INT(code_of(SKC_DNS_PTR), EAI_FAIL);
	begin("x", SKC_DNS_PTR, 1);
	put_head(19, SKC_DNS_PTR, 1);
	CHECK_INT(code_of(SKC_DNS_PTR), EAI_FAIL);
}

/* A pointer's place has 14 bits; two other forms of a label's first byte are reserved (RFC 1035,
 * section 4.1.4). */
CASE(pointers)
{
	static const unsigned forms[] = { 0xc000, 0x4000, 0x8000 };

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		skc_dns_records records;
		size_t start, name;
		char filler[300];

		memset(filler, 'x', sizeof(filler));
		begin("x", SKC_DNS_PTR, 3);
		start = put_head(12, SKC_DNS_TXT, 1);
		put("\377", 1);
		put(filler, 255);
		end_data(start);
		name = len + 12;
		CHECK(name > 0xff);
		start = put_head(12, SKC_DNS_PTR, 1);
		put_name("a.example");
		end_data(start);
		start = put_head(12, SKC_DNS_PTR, 1);
		put_16(forms[i] | (unsigned) name);
		end_data(start);
		if (forms[i] != 0xc000) {
			CHECK_INT(code_of(SKC_DNS_PTR), EAI_FAIL);
			continue;
		}
		REQUIRE_INT(read_as(SKC_DNS_PTR, &records), 0);
		REQUIRE_INT(records.count, 2);
		CHECK_STR(records.items[1].data, "a.example");
		skc_dns_records_free(&records);
	}
}

/* Every part of a valid message, and every byte changed. */
CASE(malformed_messages)
{
	unsigned char before[400];
	size_t whole;
	unsigned state = 1;

	begin("_x._tcp.example", SKC_DNS_SRV, 2);
	put_srv(300, 10, 5, 5060, "a.example");
	put_srv(300, 10, 5, 5060, "b.example");
	CHECK_INT(code_of(SKC_DNS_SRV), 0);
	whole = len;
	for (len = 0; len < whole; len++) {
		CHECK_INT(code_of(SKC_DNS_SRV), EAI_FAIL);
	}
	memcpy(before, message, whole);
	for (int i = 0; i < 20000; i++) {
		static const unsigned types[] = { SKC_DNS_SRV, SKC_DNS_MX, SKC_DNS_TXT, SKC_DNS_PTR };
		unsigned type = types[i % 4];

		memcpy(message, before, whole);
		for (int n = 0; n < 3; n++) {
			state = state * 1103515245U + 12345U;
			message[(state >> 8) % whole] = (unsigned char) (state >> 20);
		}
		message[35] = 0;
		message[36] = (unsigned char) type;
		code_of(type);
	}
	CHECK_INT(len, whole);
}

/* The header counts more records than the message has. */
CASE(counts)
{
	begin("x", SKC_DNS_SRV, 2);
	put_srv(1, 1, 1, 1, "a");
	CHECK_INT(code_of(SKC_DNS_SRV), EAI_FAIL);
	message[5] = 2;
	CHECK_INT(code_of(SKC_DNS_SRV), EAI_FAIL);
	message[5] = 0;
	CHECK_INT(code_of(SKC_DNS_SRV), EAI_FAIL);
}

/* --- the order -------------------------------------------------------------------------------- */

/* The random numbers of a case; behind the last one 0. */
static uint32_t numbers[32];
static uint32_t limits[32];
static size_t number_count;
static size_t asked;

static uint32_t next_number(uint32_t max)
{
	uint32_t number = asked < number_count ? numbers[asked] : 0;

	if (asked < 32) {
		limits[asked] = max;
	}
	asked++;
	return number <= max ? number : max;
}

/* Orders records of these priorities and weights, without a shuffle before, and returns their
 * names. */
static const char *order(const char *const rows[], size_t count, const uint32_t *given, size_t n)
{
	static char names[32];
	skc_dns_records records = { .count = count, .items = calloc(count, sizeof(skc_dns_record)) };

	for (size_t i = 0; i < count; i++) {
		unsigned priority = 0, weight = 0;

		sscanf(rows[i], "%*c %u %u", &priority, &weight);
		records.items[i] = (skc_dns_record){ .priority = (uint16_t) priority,
			.weight = (uint16_t) weight,
			.len = 1,
			.data = strdup(rows[i]) };
	}
	asked = 0;
	number_count = 0;
	/* The shuffle swaps each with itself. */
	for (size_t i = count; i > 1; i--) {
		numbers[number_count++] = (uint32_t) i - 1;
	}
	for (size_t i = 0; i < n; i++) {
		numbers[number_count++] = given[i];
	}
	skc_dns_order(&records, next_number);
	for (size_t i = 0; i < count; i++) {
		names[i] = records.items[i].data[0];
	}
	names[count] = '\0';
	skc_dns_records_free(&records);
	return names;
}

CASE(by_priority)
{
	static const char *const rows[] = { "a 20 0", "b 10 0", "c 65535 9", "d 0 9" };

	CHECK_STR(order(rows, 4, NULL, 0), "dbac");
	CHECK_STR(order(rows, 1, NULL, 0), "a");
	CHECK_STR(order(rows, 0, NULL, 0), "");
	CHECK_INT(asked, 0);
}

/* RFC 2782: the first whose running sum is at least the number. */
CASE(by_weight)
{
	static const char *const rows[] = { "a 1 10", "b 1 0", "c 1 30", "d 1 60" };

	CHECK_STR(order(rows, 4, (const uint32_t[]){ 0, 0, 0 }, 3), "bacd");
	CHECK_INT(limits[3], 100);
	CHECK_STR(order(rows, 4, (const uint32_t[]){ 1, 1, 1 }, 3), "acdb");
	CHECK_STR(order(rows, 4, (const uint32_t[]){ 10, 30, 1 }, 3), "acdb");
	CHECK_STR(order(rows, 4, (const uint32_t[]){ 11, 11, 0 }, 3), "cdba");
	CHECK_INT(limits[4], 70);
	CHECK_STR(order(rows, 4, (const uint32_t[]){ 100, 40, 10 }, 3), "dcab");
	CHECK_INT(limits[5], 10);
}

static uint32_t state = 42;

static uint32_t pseudo_random(uint32_t max)
{
	state = state * 1664525U + 1013904223U;
	return (uint32_t) (((uint64_t) (state >> 8) * ((uint64_t) max + 1)) >> 24);
}

/* How often each of two records is first in 4000 orders. */
static int count_first(unsigned weight_a, unsigned weight_b)
{
	int first = 0;

	for (int i = 0; i < 4000; i++) {
		skc_dns_records records = { .count = 2, .items = calloc(2, sizeof(skc_dns_record)) };

		records.items[0].weight = (uint16_t) weight_a;
		records.items[1].weight = (uint16_t) weight_b;
		records.items[0].port = 1;
		skc_dns_order(&records, pseudo_random);
		first += records.items[0].port;
		free(records.items);
	}
	return first;
}

CASE(shares)
{
	int equal = count_first(0, 0), third = count_first(10, 30), rare = count_first(0, 100);

	CHECK(equal > 1800 && equal < 2200);
	CHECK(third > 800 && third < 1250);
	CHECK(rare > 0 && rare < 120);
}

/* --- names ------------------------------------------------------------------------------------ */

static bool is_name(const char *text)
{
	return skc_dns_is_name(text, strlen(text));
}

CASE(names)
{
	static const char *const right[] = { "a", "a.", "_sip._tcp.example", "A-1.b", "1.2.3.4",
		"0/25.2.0.192.in-addr.arpa", "*.example" };
	static const char *const wrong[] = { "", ".", "..", "a..b", ".a", "a b", "tcp://a", "a:1",
		"a\\.b", "\xc3\xa4", "[::1]", "a\n" };
	char text[300];

	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
		CHECK(is_name(right[i]));
	}
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		CHECK(!is_name(wrong[i]));
	}
	CHECK(!skc_dns_is_name("a\0b", 3));
	memset(text, 'a', sizeof(text));
	text[63] = text[127] = text[191] = '.';
	CHECK(skc_dns_is_name(text, 253));
	CHECK(!skc_dns_is_name(text, 254));
	text[253] = '.';
	CHECK(skc_dns_is_name(text, 254));
	text[63] = 'a';
	CHECK(!skc_dns_is_name(text, 100));
}

CASE(names_of_services)
{
	static const char *const rows[][2] = {
		{ "_sip.example", "_sip._tcp.example" },
		{ "_sip.example.", "_sip._tcp.example." },
		{ "_sip._udp.example", "_sip._udp.example" },
		{ "redis.service.consul", "redis.service.consul" },
		{ "_sip", "_sip" },
		{ "_sip.", "_sip." },
	};
	char out[SKC_DNS_NAME_MAX + 7];
	char text[SKC_DNS_NAME_MAX + 2];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_INT(skc_dns_service_name(rows[i][0], strlen(rows[i][0]), "_tcp", out),
				strlen(rows[i][1]));
		CHECK_STR(out, rows[i][1]);
	}
	memset(text, 'a', sizeof(text));
	memcpy(text, "_x.", 3);
	CHECK_INT(skc_dns_service_name(text, SKC_DNS_NAME_MAX + 1, "_tcp", out), sizeof(out) - 1);
	CHECK_INT(out[sizeof(out) - 1], 0);
}

CASE(reverse_names)
{
	static const char *const rows[][2] = {
		{ "192.0.2.1", "1.2.0.192.in-addr.arpa" },
		{ "::ffff:192.0.2.1", "1.2.0.192.in-addr.arpa" },
		{ "2001:db8::567:89ab",
				"b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa" },
		{ "255.255.255.255", "255.255.255.255.in-addr.arpa" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char name[SKC_DNS_REVERSE_MAX];
		skc_addr addr;
		int family = strchr(rows[i][0], ':') != NULL ? AF_INET6 : AF_INET;

		REQUIRE_INT(skc_addr_parse(family, rows[i][0], strlen(rows[i][0]), 0, &addr), SKC_OK);
		CHECK_INT(skc_dns_reverse_name(&addr, name), strlen(rows[i][1]));
		CHECK_STR(name, rows[i][1]);
	}
}
