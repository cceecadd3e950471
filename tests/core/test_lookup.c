/* skc_lookup.c: the answer of a resolver, and the names that are resolved without one. */

#include "net.h"
#include "skc_calls.h"
#include "skc_lookup.h"

static void add(skc_answer *answer, int family, const char *text, int wanted)
{
	skc_addr addr;

	if (skc_addr_parse(family, text, strlen(text), 0, &addr) != SKC_OK) {
		abort();
	}
	skc_answer_add(answer, &addr.u.sa, addr.len, wanted);
}

static void check_text(const skc_addr *addr, const char *text, int64_t port)
{
	skc_addr_parts parts;

	CHECK_INT(skc_addr_print(addr, &parts), SKC_OK);
	CHECK_STR(parts.text, text);
	CHECK_INT(parts.port, port);
}

CASE(an_address_is_there_once)
{
	skc_answer answer = { 0 };

	for (int i = 0; i < 3; i++) {
		add(&answer, AF_INET, "127.0.0.1", AF_UNSPEC);
		add(&answer, AF_INET6, "::1", AF_UNSPEC);
		add(&answer, AF_INET, "127.0.0.2", AF_INET);
	}
	CHECK_INT(answer.count, 3);
	CHECK_INT(answer.code, 0);
	skc_answer_free(&answer);
	CHECK(answer.addrs == NULL && answer.count == 0);
}

CASE(of_the_family_that_is_asked_for)
{
	skc_answer answer = { 0 };
	struct sockaddr_un un = { .sun_family = AF_UNIX };

	add(&answer, AF_INET, "127.0.0.1", AF_INET6);
	add(&answer, AF_INET6, "::1", AF_INET);
	skc_answer_add(&answer, (const struct sockaddr *) (const void *) &un, sizeof(un), AF_UNSPEC);
	CHECK_INT(answer.count, 0);
	add(&answer, AF_INET6, "::1", AF_INET6);
	CHECK_INT(answer.count, 1);
	skc_answer_free(&answer);
}

CASE(any_number_of_addresses)
{
	skc_answer answer = { 0 };
	skc_addr out[300];
	char text[20];

	for (int i = 0; i < 300; i++) {
		snprintf(text, sizeof(text), "10.0.%d.%d", i / 256, i % 256);
		add(&answer, AF_INET, text, AF_UNSPEC);
	}
	CHECK_INT(answer.count, 300);
	skc_answer_interleave(&answer, 80, out);
	check_text(&out[0], "10.0.0.0", 80);
	check_text(&out[299], "10.0.1.43", 80);
	skc_answer_free(&answer);
}

/* RFC 8305, section 4: the family of the first address is first. */
CASE(families_in_turn)
{
	static const char *const given[] = { "10.0.0.1", "10.0.0.2", "10.0.0.3", "::1", "::2" };
	static const char *const want[] = { "10.0.0.1", "::1", "10.0.0.2", "::2", "10.0.0.3" };
	static const char *const want6[] = { "::9", "10.0.0.1", "::1", "10.0.0.2", "::2" };
	skc_answer answer = { 0 }, answer6 = { 0 };
	skc_addr out[6];

	add(&answer6, AF_INET6, "::9", AF_UNSPEC);
	for (size_t i = 0; i < SKC_COUNT(given); i++) {
		add(&answer, i < 3 ? AF_INET : AF_INET6, given[i], AF_UNSPEC);
		add(&answer6, i < 3 ? AF_INET : AF_INET6, given[i], AF_UNSPEC);
	}
	skc_answer_interleave(&answer, 7, out);
	for (size_t i = 0; i < SKC_COUNT(want); i++) {
		check_text(&out[i], want[i], 7);
	}
	skc_answer_interleave(&answer6, 7, out);
	for (size_t i = 0; i < SKC_COUNT(want6); i++) {
		check_text(&out[i], want6[i], 7);
	}
	skc_answer_free(&answer);
	skc_answer_interleave(&answer, 7, out);
	skc_answer_free(&answer6);
}

/* A resolver without descriptors reports a name that does not exist. */
CASE(descriptors_are_exhausted)
{
	skc_answer answer = { .code = EAI_NONAME };

	skc_answer_settle(&answer, SKC_OK);
	CHECK_INT(answer.code, EAI_NONAME);
	CHECK_INT(answer.system, SKC_OK);
	skc_answer_settle(&answer, SKC_EMFILE);
	CHECK_INT(answer.code, SKC_EAI_SYSTEM);
	CHECK_INT(answer.system, SKC_EMFILE);
	for (unsigned nth = 1; nth <= 2; nth++) {
		skc_fault_clear();
		skc_fault_set("socket", nth, 1, SKC_EMFILE);
		answer = (skc_answer){ .code = EAI_AGAIN };
		skc_answer_settle(&answer, SKC_OK);
		CHECK_INT(answer.code, SKC_EAI_SYSTEM);
		CHECK_INT(answer.system, SKC_EMFILE);
	}
	/* Another failure does not concern the name. */
	skc_fault_clear();
	skc_fault_set("socket", 1, 1, SKC_EAFNOSUPPORT);
	answer = (skc_answer){ .code = EAI_AGAIN };
	skc_answer_settle(&answer, SKC_OK);
	CHECK_INT(answer.code, EAI_AGAIN);
}

CASE(no_address_is_a_failure)
{
	skc_answer answer = { 0 };

	skc_answer_settle(&answer, SKC_OK);
	CHECK_INT(answer.code, EAI_NONAME);
	answer.code = 0;
	add(&answer, AF_INET, "127.0.0.1", AF_INET);
	skc_answer_settle(&answer, SKC_EMFILE);
	CHECK_INT(answer.code, 0);
	skc_answer_free(&answer);
}

/* --- localhost -------------------------------------------------------------------------------- */

static bool is_local(const char *name)
{
	skc_answer answer = { 0 };
	bool local = skc_lookup_local(name, strlen(name), AF_UNSPEC, &answer);

	CHECK_INT(answer.count > 0, local);
	CHECK_INT(answer.code, 0);
	skc_answer_free(&answer);
	return local;
}

/* RFC 6761, section 6.3. */
CASE(names_of_this_host)
{
	static const char *const local[] = { "localhost", "LocalHost", "localhost.", "a.localhost",
		"x.y.LOCALHOST." };
	static const char *const others[] = { "", ".", "localhos", "mylocalhost", "localhost.test",
		"localhost..", "host" };

	for (size_t i = 0; i < SKC_COUNT(local); i++) {
		CHECK(is_local(local[i]));
	}
	for (size_t i = 0; i < SKC_COUNT(others); i++) {
		CHECK(!is_local(others[i]));
	}
	CHECK_INT(skc_fault_count("getaddrinfo"), 0);
}

/* Without a hosts file both loopback addresses, IPv6 first (RFC 6724). */
CASE(loopback_addresses)
{
	static const struct {
		int family;
		size_t count;
		const char *first;
	} rows[] = { { AF_UNSPEC, 2, "::1" }, { AF_INET, 1, "127.0.0.1" }, { AF_INET6, 1, "::1" } };

	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		skc_answer answer = { 0 };

		CHECK(skc_lookup_local("no.such.localhost", 17, rows[i].family, &answer));
		if (CHECK_INT(answer.count, rows[i].count)) {
			check_text(&answer.addrs[0], rows[i].first, 0);
		}
		skc_answer_free(&answer);
	}
}

#ifdef OS_HAS_HOSTS
/* The result of open(2) for the hosts file. */
static char hosts_path[] = "/tmp/skc_hosts_XXXXXX";

static int open_hosts(const char *path, int flags)
{
	return skc_system_calls.open(strcmp(path, "/etc/hosts") == 0 ? hosts_path : path, flags);
}

static void check_hosts(const char *text, const char *name, int family, const char *want)
{
	skc_answer answer = { 0 };
	char got[200] = "";
	FILE *file = fopen(hosts_path, "w");
	skc_calls before = skc_call;

	fputs(text, file);
	fclose(file);
	skc_call.open = open_hosts;
	CHECK(skc_lookup_local(name, strlen(name), family, &answer));
	skc_call = before;
	for (size_t i = 0; i < answer.count; i++) {
		skc_addr_parts parts;

		skc_addr_print(&answer.addrs[i], &parts);
		snprintf(got + strlen(got), sizeof(got) - strlen(got), "%s ", parts.text);
	}
	CHECK_STR(got, want);
	skc_answer_free(&answer);
}

CASE(the_hosts_file_wins)
{
	int fd = mkstemp(hosts_path);

	REQUIRE(fd >= 0);
	close(fd);
	check_hosts("127.0.0.1 localhost\n", "localhost", AF_UNSPEC, "127.0.0.1 ");
	check_hosts("127.0.0.1 localhost\n", "localhost", AF_INET6, "::1 ");
	check_hosts("127.0.0.1\tlocalhost a\n::1 b LOCALHOST # x\n", "localhost.", AF_UNSPEC,
			"::1 127.0.0.1 ");
	check_hosts("#127.0.0.9 localhost\n127.0.0.8 other # localhost\r\n127.0.0.7 \t localhost\r\n",
			"localhost", AF_UNSPEC, "127.0.0.7 ");
	check_hosts(
			"10.0.0.3 app.localhost\n127.0.0.1 localhost", "app.localhost", AF_UNSPEC, "10.0.0.3 ");
	check_hosts("127.0.0.3 localhost", "app.localhost", AF_UNSPEC, "::1 127.0.0.1 ");
	check_hosts("", "localhost", AF_INET, "127.0.0.1 ");
	check_hosts("localhost 127.0.0.9\n\n \n127.0.0.2 localhost localhost", "localhost", AF_INET,
			"127.0.0.2 ");
	unlink(hosts_path);
}

CASE(a_hosts_file_that_cannot_be_read)
{
	skc_answer answer = { 0 };

	skc_fault_set("open", 1, 1, EMFILE);
	CHECK(skc_lookup_local("localhost", 9, AF_INET, &answer));
	CHECK_INT(answer.count, 1);
	skc_answer_free(&answer);
	skc_fault_clear();
	skc_fault_set("pread", 1, 1, EIO);
	CHECK(skc_lookup_local("localhost", 9, AF_UNSPEC, &answer));
	CHECK_INT(answer.count, 2);
	skc_answer_free(&answer);
}
#endif
