#include "skc_lookup.h"

#include <stdlib.h>
#include <string.h>

/* The most bytes of the hosts file that are read; localhost is on its first lines. */
#define HOSTS_MAX 65536

/* --- answers ---------------------------------------------------------------------------------- */

static bool lookup_is_known(const skc_answer *answer, const skc_addr *addr)
{
	for (size_t i = 0; i < answer->count; i++) {
		const skc_addr *other = &answer->addrs[i];

		if (other->len == addr->len && memcmp(&other->u, &addr->u, addr->len) == 0) {
			return true;
		}
	}
	return false;
}

static bool lookup_make_room(skc_answer *answer)
{
	size_t room = answer->room > 0 ? answer->room * 2 : 4;
	skc_addr *more;

	if (answer->count < answer->room) {
		return true;
	}
	more = realloc(answer->addrs, room * sizeof(*more));
	if (more == NULL) {
		return false;
	}
	answer->addrs = more;
	answer->room = room;
	return true;
}

void skc_answer_add(skc_answer *answer, const struct sockaddr *sa, size_t len, int family)
{
	skc_addr addr;

	if ((family != AF_UNSPEC && sa->sa_family != family) ||
			!skc_addr_copy_inet(sa, len, 0, &addr) || lookup_is_known(answer, &addr)) {
		return;
	}
	if (lookup_make_room(answer)) {
		answer->addrs[answer->count++] = addr;
	} else {
		answer->code = EAI_MEMORY;
	}
}

static bool lookup_is_exhausted(skc_err err)
{
	return err == SKC_EMFILE || err == SKC_ENFILE;
}

/* A resolver holds two descriptors at a time: a socket, and a file of its configuration. */
static skc_err lookup_try_handles(void)
{
	skc_handle handles[2];
	skc_err err = skc_os_open(AF_INET, SOCK_DGRAM, 0, 0, &handles[0]);

	if (err != SKC_OK) {
		return err;
	}
	err = skc_os_open(AF_INET, SOCK_DGRAM, 0, 0, &handles[1]);
	if (err == SKC_OK) {
		skc_os_close(handles[1]);
	}
	skc_os_close(handles[0]);
	return err;
}

void skc_answer_settle(skc_answer *answer, skc_err system)
{
	if (answer->code == 0 && answer->count == 0) {
		answer->code = EAI_NONAME;
	}
	if (answer->code == 0) {
		return;
	}
	if (!lookup_is_exhausted(system)) {
		skc_err err = lookup_try_handles();

		system = lookup_is_exhausted(err) ? err : system;
	}
	if (lookup_is_exhausted(system)) {
		answer->code = SKC_EAI_SYSTEM;
	}
	answer->system = answer->code == SKC_EAI_SYSTEM ? system : SKC_OK;
}

/* The index of the next address of a family (with not_family, of the other one) at or after a
 * place. */
static size_t lookup_next_of(const skc_answer *answer, size_t at, int family, bool not_family)
{
	while (at < answer->count && (skc_addr_family(&answer->addrs[at]) == family) == not_family) {
		at++;
	}
	return at;
}

void skc_answer_interleave(const skc_answer *answer, uint16_t port, skc_addr *out)
{
	int first = answer->count > 0 ? skc_addr_family(&answer->addrs[0]) : AF_UNSPEC;
	size_t next[2] = { lookup_next_of(answer, 0, first, false),
		lookup_next_of(answer, 0, first, true) };
	size_t turn = 0;

	for (size_t i = 0; i < answer->count; i++) {
		const skc_addr *addr;

		turn = next[turn] < answer->count ? turn : 1 - turn;
		addr = &answer->addrs[next[turn]];
		skc_addr_copy_inet(&addr->u.sa, addr->len, port, &out[i]);
		next[turn] = lookup_next_of(answer, next[turn] + 1, first, turn == 1);
		turn = 1 - turn;
	}
}

void skc_answer_free(skc_answer *answer)
{
	free(answer->addrs);
	*answer = (skc_answer){ 0 };
}

/* --- localhost -------------------------------------------------------------------------------- */

static char lookup_lower(char c)
{
	return (char) (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool lookup_is_same_name(const char *a, size_t a_len, const char *b, size_t b_len)
{
	for (size_t i = 0; i < a_len && a_len == b_len; i++) {
		if (lookup_lower(a[i]) != lookup_lower(b[i])) {
			return false;
		}
	}
	return a_len == b_len;
}

static bool lookup_is_localhost(const char *host, size_t len)
{
	static const char name[] = "localhost";
	const size_t name_len = sizeof(name) - 1;

	return lookup_is_same_name(host, len, name, name_len) ||
			(len > name_len && host[len - name_len - 1] == '.' &&
					lookup_is_same_name(host + len - name_len, name_len, name, name_len));
}

static bool lookup_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The next word of a line; *at moves behind it. At the end its length is 0. */
static const char *lookup_next_word(const char **at, const char *end, size_t *len)
{
	const char *word;

	while (*at < end && lookup_is_blank(**at)) {
		(*at)++;
	}
	word = *at;
	while (*at < end && !lookup_is_blank(**at)) {
		(*at)++;
	}
	*len = (size_t) (*at - word);
	return word;
}

/* hosts(5): an address, then its names. */
static void lookup_read_line(const char *line, const char *end, const char *host, size_t host_len,
		int family, skc_answer *out)
{
	size_t len;
	const char *word = lookup_next_word(&line, end, &len);
	skc_addr addr;

	if (skc_addr_parse(family, word, len, 0, &addr) != SKC_OK) {
		return;
	}
	do {
		word = lookup_next_word(&line, end, &len);
		if (len > 0 && lookup_is_same_name(word, len, host, host_len)) {
			skc_answer_add(out, &addr.u.sa, addr.len, family);
			return;
		}
	} while (len > 0);
}

static void lookup_read_hosts(const char *text, size_t text_len, const char *host, size_t host_len,
		int family, skc_answer *out)
{
	const char *end = text + text_len;

	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t) (end - text));
		const char *line_end = newline != NULL ? newline : end;
		const char *comment = memchr(text, '#', (size_t) (line_end - text));

		lookup_read_line(text, comment != NULL ? comment : line_end, host, host_len, family, out);
		text = line_end + 1;
	}
}

static void lookup_add_loopback(int family, skc_answer *out)
{
	skc_addr addr;

	if (skc_addr_parse(family, family == AF_INET ? "127.0.0.1" : "::1", family == AF_INET ? 9 : 3,
				0, &addr) == SKC_OK) {
		skc_answer_add(out, &addr.u.sa, addr.len, family);
	}
}

static bool lookup_is_wanted(int family, int wanted)
{
	return wanted == AF_UNSPEC || wanted == family;
}

/* RFC 6724 puts the addresses of IPv6 first. */
static const int families[] = { AF_INET6, AF_INET };

static void lookup_ask_hosts(const char *host, size_t len, int family, skc_answer *out)
{
	char *text = malloc(HOSTS_MAX);
	size_t text_len;

	if (text != NULL && skc_os_hosts(text, HOSTS_MAX, &text_len) == SKC_OK) {
		for (size_t i = 0; i < SKC_COUNT(families); i++) {
			if (lookup_is_wanted(families[i], family)) {
				lookup_read_hosts(text, text_len, host, len, families[i], out);
			}
		}
	}
	free(text);
}

bool skc_lookup_local(const char *host, size_t len, int family, skc_answer *out)
{
	/* A name may end in the dot of the root. */
	len -= len > 0 && host[len - 1] == '.' ? 1 : 0;
	if (!lookup_is_localhost(host, len)) {
		return false;
	}
	lookup_ask_hosts(host, len, family, out);
	if (out->count > 0) {
		return true;
	}
	for (size_t i = 0; i < SKC_COUNT(families); i++) {
		if (lookup_is_wanted(families[i], family)) {
			lookup_add_loopback(families[i], out);
		}
	}
	return true;
}
