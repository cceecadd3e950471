/* skc_inet.c: numeric addresses, compared with inet_pton(3) and inet_ntop(3). */

#include "check.h"
#include "os.h"
#include "skc_addr.h"

/* Parses text (len bytes, no NUL behind it) both ways; the results must be the same. The copy ends
 * at the end of its allocation, so that a sanitizer sees a byte read too many. */
static bool same_inet4(const char *text, size_t len)
{
	struct in_addr ours = { 0 }, system = { 0 };
	char *exact = malloc(len + !len);
	char terminated[128];
	bool got, want;

	memcpy(exact, text, len);
	memcpy(terminated, text, len);
	terminated[len] = '\0';
	got = skc_inet4_parse(exact, len, &ours);
	want = memchr(text, '\0', len) == NULL && inet_pton(AF_INET, terminated, &system) == 1;
	free(exact);
	return !os_judges_address(terminated) ||
			(got == want && (!got || memcmp(&ours, &system, sizeof(ours)) == 0));
}

static bool same_inet6(const char *text, size_t len)
{
	struct in6_addr ours = { 0 }, system = { 0 };
	char *exact = malloc(len + !len);
	char terminated[128];
	bool got, want;

	memcpy(exact, text, len);
	memcpy(terminated, text, len);
	terminated[len] = '\0';
	got = skc_inet6_parse(exact, len, &ours);
	want = memchr(text, '\0', len) == NULL && inet_pton(AF_INET6, terminated, &system) == 1;
	free(exact);
	return !os_judges_address(terminated) ||
			(got == want && (!got || memcmp(&ours, &system, sizeof(ours)) == 0));
}

static void check_both(const char *text, size_t len)
{
	if (!CHECK(same_inet4(text, len)) || !CHECK(same_inet6(text, len))) {
		printf("  with \"%.*s\"\n", (int) len, text);
	}
}

CASE(written_by_hand)
{
	static const char *const texts[] = { "", "0", ".", "..", "...", "1", "1.2", "1.2.3", "1.2.3.4",
		"1.2.3.4.", ".1.2.3.4", "1.2.3.4.5", "1..2.3", "01.2.3.4", "1.2.3.04", "00.0.0.0",
		"0.0.0.0", "255.255.255.255", "256.0.0.0", "1.2.3.256", "1.2.3.999", "0x7f.0.0.1",
		"1.2.3.4 ", " 1.2.3.4", "1.2.3.4\n", "+1.2.3.4", "-1.2.3.4", "1.2.3.4294967297",
		"99999999999999999999.1.1.1", "1.2.3.a", "a.b.c.d", "127.1", "2130706433", ":",
		"::", ":::", "::1", "1::", "1::1", ":1", "1:", "1:::2", "::1::", "1::2::3",
		"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
		"1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8",
		"1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", ":1:2:3:4:5:6:7",
		"12345::", "::12345", "0001::", "00001::", "g::", "FFFF::ffff", "::ffff:1.2.3.4",
		"::1.2.3.4", "1.2.3.4::", "::1.2.3.4:5", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4",
		"1:2:3:4:5:1.2.3.4", "1::5:6:7:1.2.3.4", "1:2:3:4:5::1.2.3.4", "1:2:3:4:5:6::1.2.3.4",
		"::ffff:1.2.3", "::ffff:1.2.3.256", "::ffff:01.2.3.4", "::1.2.3.4%lo", "fe80::1%1", "::1%",
		"%", "[::1]", "::1 ", " ::1", "::-1", "::+1", "::0x1", "1:2:3:4:5:6:7:8.1", "::.1.2.3",
		"::1.", "::1.2", "::1234.1.1.1", "::12345.1.1.1", "::255.255.255.255", "::fffff",
		"ABCD:EF01:2345:6789:abcd:ef01:2345:6789" };

	for (size_t i = 0; i < SKC_COUNT(texts); i++) {
		check_both(texts[i], strlen(texts[i]));
	}
	check_both("1.2.3.4\0x", 9);
	check_both("1.2.3.4\0", 8);
	check_both("\0"
			   "1.2.3.4",
			8);
	check_both("::1\0", 4);
	check_both("::\0"
			   "1",
			4);
}

/* Random bytes of an alphabet in which addresses are likely. */
CASE(random_texts)
{
	static const char alphabet[] = "0123456789abcdefAF::::....%x \0";
	char text[64];

	for (int n = 0; n < 60000; n++) {
		size_t len = check_random_below(sizeof(text) - 1);

		for (size_t i = 0; i < len; i++) {
			text[i] = alphabet[check_random_below(sizeof(alphabet) - 1)];
		}
		check_both(text, len);
	}
}

/* One to three bytes of a valid text changed, left out or doubled. */
static size_t damage(char *text, size_t len)
{
	static const char bytes[] = "0123456789abcdef:.:.gG%/\377\0 ";

	for (size_t times = 1 + check_random_below(3); times > 0 && len > 1; times--) {
		size_t at = check_random_below(len);

		switch (check_random_below(3)) {
			case 0:
				text[at] = bytes[check_random_below(sizeof(bytes) - 1)];
				break;
			case 1:
				memmove(text + at, text + at + 1, len - at - 1);
				len--;
				break;
			default:
				memmove(text + at + 1, text + at, len - at);
				len++;
				break;
		}
	}
	return len;
}

CASE(damaged_inet4)
{
	char text[64];

	for (int n = 0; n < 60000; n++) {
		uint32_t bits = (uint32_t) check_random();
		char right[INET_ADDRSTRLEN];

		inet_ntop(AF_INET, &bits, right, sizeof(right));
		strcpy(text, right);
		check_both(text, damage(text, strlen(text)));
	}
}

/* An address with runs of zeros and small groups, as in real ones. */
static struct in6_addr random_inet6(void)
{
	struct in6_addr addr;
	uint64_t shape = check_random();

	for (int i = 0; i < 16; i += 2) {
		uint64_t bits = check_random();
		unsigned kind = (unsigned) (shape >> (i * 2)) & 3;

		addr.s6_addr[i] = kind >= 2 ? 0 : (uint8_t) (bits & (kind == 1 ? 0x0f : 0xff));
		addr.s6_addr[i + 1] = kind == 3 ? 0 : (uint8_t) (bits >> 8);
	}
	if ((shape >> 60) == 0) {
		memset(&addr, 0, 12);
	}
	if ((shape >> 60) == 1) {
		memset(&addr, 0, 10);
		memset(addr.s6_addr + 10, 0xff, 2);
	}
	return addr;
}

CASE(damaged_inet6)
{
	char text[64];

	for (int n = 0; n < 60000; n++) {
		struct in6_addr addr = random_inet6();
		char right[INET6_ADDRSTRLEN];

		inet_ntop(AF_INET6, &addr, right, sizeof(right));
		strcpy(text, right);
		check_both(text, damage(text, strlen(text)));
	}
}

#ifdef __GLIBC__
/* glibc's inet_ntop follows RFC 5952. */
static void print_as_the_system(const struct in6_addr *addr, char text[46])
{
	inet_ntop(AF_INET6, addr, text, 46);
}
#else
/* The first of the longest runs of at least two zero groups, and its length. */
static int zeros(const struct in6_addr *addr, int *at)
{
	int best = 1;

	for (int i = 0; i < 8; i++) {
		int n = 0;

		while (i + n < 8 && addr->s6_addr[2 * (i + n)] == 0 &&
				addr->s6_addr[2 * (i + n) + 1] == 0) {
			n++;
		}
		if (n > best) {
			best = n;
			*at = i;
		}
	}
	return best > 1 ? best : 0;
}

/* A simple implementation of RFC 5952, where the system's inet_ntop has other rules. */
static void print_as_the_system(const struct in6_addr *addr, char text[46])
{
	const unsigned char *b = addr->s6_addr;
	int at = -1, run = zeros(addr, &at), end;
	bool quad = at == 0 && (run == 6 || (run == 5 && b[10] == 0xff && b[11] == 0xff));

	*text = '\0';
	end = quad ? 6 : 8;
	for (int i = 0; i < end; i++) {
		if (i == at) {
			strcat(text, "::");
			i += run - 1;
			continue;
		}
		sprintf(text + strlen(text), i > 0 && i != at + run ? ":%x" : "%x",
				b[2 * i] << 8 | b[2 * i + 1]);
	}
	if (quad) {
		sprintf(text + strlen(text), run == 6 ? "%u.%u.%u.%u" : ":%u.%u.%u.%u", b[12], b[13], b[14],
				b[15]);
	}
}
#endif

/* The printed text is that of inet_ntop, with its length and a NUL, and can be parsed again. */
CASE(print_inet4)
{
	for (int n = 0; n < 30000; n++) {
		struct in_addr addr = { .s_addr = (uint32_t) check_random() }, back;
		char text[16], system[INET_ADDRSTRLEN];
		size_t len;

		memset(text, '#', sizeof(text));
		len = skc_inet4_print(&addr, text);
		inet_ntop(AF_INET, &addr, system, sizeof(system));
		CHECK_INT(len, strlen(system));
		CHECK_STR(text, system);
		CHECK(skc_inet4_parse(text, len, &back) && back.s_addr == addr.s_addr);
	}
}

/* A run of one zero group is not shortened (RFC 5952 section 4.2.2). */
CASE(print_inet6)
{
	for (int n = 0; n < 60000; n++) {
		struct in6_addr addr = random_inet6(), back;
		char text[46], system[46];
		size_t len;

		memset(text, '#', sizeof(text));
		len = skc_inet6_print(&addr, text);
		print_as_the_system(&addr, system);
		CHECK_INT(len, strlen(system));
		CHECK_STR(text, system);
		CHECK(skc_inet6_parse(text, len, &back) && memcmp(&back, &addr, sizeof(addr)) == 0);
	}
}

/* The longest text fits in the 46 bytes of the contract. */
CASE(print_longest)
{
	struct in6_addr addr;
	struct in_addr quad = { .s_addr = 0xffffffff };
	char text[46];

	memset(&addr, 0xff, sizeof(addr));
	CHECK_INT(skc_inet6_print(&addr, text), 39);
	CHECK_STR(text, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
	memset(&addr, 0, 10);
	CHECK_INT(skc_inet6_print(&addr, text), 22);
	CHECK_STR(text, "::ffff:255.255.255.255");
	CHECK_INT(skc_inet4_print(&quad, text), 15);
	CHECK_STR(text, "255.255.255.255");
}

CASE(failure_writes_nothing)
{
	struct in_addr in = { .s_addr = 0x5a5a5a5a };
	struct in6_addr in6, same;

	memset(&in6, 0x5a, sizeof(in6));
	same = in6;
	CHECK(!skc_inet4_parse("1.2.3.4x", 8, &in));
	CHECK_INT(in.s_addr, 0x5a5a5a5a);
	CHECK(!skc_inet6_parse("1::2:x", 6, &in6));
	CHECK(!skc_inet6_parse("::1.2.3.4.5", 11, &in6));
	CHECK_MEM(&in6, &same, sizeof(in6));
}

CASE(ends_in_number)
{
	static const char *const numbers[] = { "127.1", "0177.0.0.1", "0x7f.1", "0X7F000001",
		"2130706433", "1.2.3.4", "1.2.3.4.", "1.2.3.4.5", "256.1.1.1", "0", "a.0x", "host.0xfF",
		".1", "x..1" };
	static const char *const words[] = { "", ".", "..", "a", "1a", "0xg", "x1", "1.a",
		"0x7f.example", "1.2.3.4.example.", "a-1", "_1" };

	for (size_t i = 0; i < SKC_COUNT(numbers); i++) {
		CHECK(skc_inet_ends_in_number(numbers[i], strlen(numbers[i])));
	}
	for (size_t i = 0; i < SKC_COUNT(words); i++) {
		CHECK(!skc_inet_ends_in_number(words[i], strlen(words[i])));
	}
}

CASE(hexadecimal)
{
	static const char *const yes[] = { "0x7f.1", "0x7f000001", "0X7F.0.0.1", "127.0.0.0x1", "0x" };
	static const char *const no[] = { "", "127.0.0.1", "127.1", "0177", "0x7f.1.", "0x7f.host",
		"fox.1", "0x7f.1.2.3.4", "0x7f..1" };

	for (size_t i = 0; i < SKC_COUNT(yes); i++) {
		CHECK(skc_inet_is_hexadecimal(yes[i], strlen(yes[i])));
	}
	for (size_t i = 0; i < SKC_COUNT(no); i++) {
		CHECK(!skc_inet_is_hexadecimal(no[i], strlen(no[i])));
	}
}
