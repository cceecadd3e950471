#include "skc_connect_lookup.h"

#include "skc_time.h"

#include <stdlib.h>
#include <string.h>

/* The most targets of a service that are tried. */
#define TARGETS_MAX 64

/* The longest wait for a lookup while attempts are pending, whose sockets are checked between. */
#define GLANCE (20 * SKC_NS_PER_MSEC)

/* --- the family and the local address --------------------------------------------------------- */

/* The family of the peers: the one that is asked for, or that of a numeric host; AF_UNSPEC for a
 * name. */
static int connect_lookup_family(const skc_connect_to *to)
{
	skc_addr addr;

	if (to->family != AF_UNSPEC) {
		return to->family;
	}
	if (skc_addr_parse(AF_INET, to->text, to->len, to->port, &addr) == SKC_OK) {
		return AF_INET;
	}
	/* A host with a colon is an address. */
	return memchr(to->text, ':', to->len) != NULL ? AF_INET6 : AF_UNSPEC;
}

/* Reads a numeric address of IPv4 or IPv6. Returns the requirement that it does not meet, or NULL.
 */
static const char *connect_lookup_parse_internet(skc_span text, skc_addr *out)
{
	const char *host = text.data;
	size_t len = text.len;
	int64_t port;

	if (!skc_addr_split_port(&host, &len, &port)) {
		return "must be an address, optionally with a port between 0 and 65535";
	}
	return skc_addr_parse(AF_INET, host, len, port, out) == SKC_OK ||
					skc_addr_parse(AF_INET6, host, len, port, out) == SKC_OK
			? NULL
			: "must be a numeric IPv4 or IPv6 address";
}

/* Reads the local address for peers of a family, AF_UNSPEC for both of the internet's. */
static const char *connect_lookup_parse_from(skc_span text, int family, skc_addr *out)
{
	const char *requirement = NULL;

	if (family == AF_UNIX) {
		return text.len > 0 && skc_addr_path_from_text(text.data, text.len, out) == SKC_OK
				? NULL
				: "must be a valid path";
	}
	if (family == AF_UNSPEC || skc_family_is_internet(family)) {
		requirement = connect_lookup_parse_internet(text, out);
	}
	if (requirement == NULL && family != AF_UNSPEC && skc_addr_family(out) != family) {
		requirement = "must be an address of the endpoint's family";
	}
	return requirement;
}

bool skc_connect_prepare(skc_connect_to *to, int *option, const char **requirement)
{
	to->from = SKC_ADDR_EMPTY;
	if (!skc_endpoint_options_has(&to->options, SKC_EO_FROM)) {
		return true;
	}
	*option = SKC_EO_FROM;
	*requirement = connect_lookup_parse_from(
			to->options.texts[SKC_EO_FROM], connect_lookup_family(to), &to->from);
	if (*requirement == NULL) {
		to->family = skc_addr_family(&to->from);
	}
	return *requirement == NULL;
}

/* --- addresses -------------------------------------------------------------------------------- */

static void connect_lookup_copy(void *to, const void *from, size_t count, size_t size)
{
	if (count > 0) {
		memcpy(to, from, count * size);
	}
}

skc_err skc_connect_make_room(skc_connect *c, size_t count)
{
	const skc_connect before = *c;
	char *block = calloc(count,
			sizeof(*c->addrs) + sizeof(*c->trials) + sizeof(*c->indexes) + sizeof(*c->attempts));

	if (block == NULL) {
		return SKC_ENOMEM;
	}
	/* By descending alignment. */
	c->addrs = (void *) block;
	c->trials = (void *) (c->addrs + count);
	c->indexes = (void *) (c->trials + count);
	c->attempts = (void *) (c->indexes + count);
	connect_lookup_copy(c->addrs, before.addrs, c->count, sizeof(*c->addrs));
	connect_lookup_copy(c->trials, before.trials, c->count, sizeof(*c->trials));
	connect_lookup_copy(c->indexes, before.indexes, c->attempt_count, sizeof(*c->indexes));
	connect_lookup_copy(c->attempts, before.attempts, c->attempt_count, sizeof(*c->attempts));
	free(before.addrs);
	return SKC_OK;
}

static skc_err connect_lookup_take_answer(skc_connect *c, const skc_answer *answer, int64_t port)
{
	skc_err err;

	c->code = answer->code;
	if (answer->code == SKC_EAI_SYSTEM && answer->system != SKC_OK) {
		c->code = 0;
		return answer->system;
	}
	if (answer->count == 0 || answer->code != 0) {
		return SKC_EADDRNOTAVAIL;
	}
	err = skc_connect_make_room(c, c->count + answer->count);
	if (err == SKC_OK) {
		skc_answer_interleave(answer, (uint16_t) port, c->addrs + c->count);
		c->count += answer->count;
	}
	return err;
}

static skc_err connect_lookup_take_number(skc_connect *c, int family)
{
	skc_addr addr;
	skc_err err = skc_addr_from_text(family, c->to->text, c->to->len, c->to->port, &addr);

	if (err == SKC_OK) {
		err = skc_connect_make_room(c, 1);
	}
	if (err == SKC_OK) {
		c->addrs[0] = addr;
		c->count = 1;
	}
	return err;
}

/* A name of this host is known at once; the resolver looks up others: c->question. */
static skc_err connect_lookup_begin_name(
		skc_connect *c, const char *name, size_t len, int family, int64_t port)
{
	skc_answer answer = { 0 };
	skc_err err;

	if (!skc_lookup_local(name, len, family, &answer)) {
		return skc_question_begin(name, len, family, c->deadline, &c->question);
	}
	err = connect_lookup_take_answer(c, &answer, port);
	skc_answer_free(&answer);
	return err;
}

/* A numeric address is known at once. */
static skc_err connect_lookup_begin_host(skc_connect *c)
{
	const skc_connect_to *to = c->to;
	int family = connect_lookup_family(to);
	skc_err err = family != AF_UNSPEC ? connect_lookup_take_number(c, family) : SKC_EINVAL;

	if (err != SKC_EINVAL || (family != AF_UNSPEC && !skc_family_is_internet(family)) ||
			memchr(to->text, ':', to->len) != NULL) {
		return err;
	}
	return connect_lookup_begin_name(c, to->text, to->len, family, to->port);
}

/* Takes the answer about the addresses of a name. */
static skc_err connect_lookup_take_question(skc_connect *c, int64_t port)
{
	skc_err err = connect_lookup_take_answer(c, skc_question_answer(c->question), port);

	skc_question_end(c->question);
	c->question = NULL;
	return err;
}

static skc_err connect_lookup_late(skc_err err, skc_connected *out)
{
	if (err == SKC_EDEADLINE) {
		out->late = true;
		out->looking_up = true;
	}
	return err;
}

/* --- services --------------------------------------------------------------------------------- */

static skc_err connect_lookup_begin_service(skc_connect *c)
{
	const skc_connect_to *to = c->to;
	char name[SKC_DNS_NAME_MAX + 7];
	size_t len =
			skc_dns_service_name(to->text, to->len, to->type == SOCK_DGRAM ? "_udp" : "_tcp", name);

	return skc_dns_is_name(name, len)
			? skc_question_begin_records(name, len, SKC_DNS_SRV, &c->service)
			: SKC_EINVAL;
}

static bool connect_lookup_is_absent(const skc_dns_record *target)
{
	return target->len == 1 && *target->data == '.';
}

/* Takes the targets of a service. None of them has an address yet. */
static skc_err connect_lookup_take_targets(skc_connect *c, skc_connected *out)
{
	const skc_answer *answer = skc_question_answer(c->service);
	skc_dns_records *targets = skc_question_records(c->service);
	bool absent = true;

	c->code = answer->code;
	if (answer->code == SKC_EAI_SYSTEM) {
		c->code = 0;
		return answer->system;
	}
	if (answer->code != 0) {
		return SKC_EADDRNOTAVAIL;
	}
	skc_dns_order(targets, c->to->random);
	for (size_t i = 0; i < targets->count; i++) {
		absent = absent && connect_lookup_is_absent(&targets->items[i]);
	}
	if (absent) {
		out->absent = true;
		c->code = EAI_NONAME;
		return SKC_EADDRNOTAVAIL;
	}
	c->targets = targets->items;
	c->target_count = targets->count < TARGETS_MAX ? targets->count : TARGETS_MAX;
	return SKC_OK;
}

static bool connect_lookup_is_new_priority(const skc_connect *c)
{
	return c->target == 0 || c->targets[c->target].priority != c->targets[c->target - 1].priority;
}

/* Without an answer from the targets of a priority, those of the next one are tried beside them
 * when they have had their share of the time: the rest of it, divided by the priorities left. */
static void connect_lookup_share_time(skc_connect *c)
{
	int64_t left = skc_time_remaining(c->deadline);
	int64_t priorities = 1;

	for (size_t i = c->target + 1; i < c->target_count; i++) {
		priorities += c->targets[i].priority != c->targets[i - 1].priority ? 1 : 0;
	}
	c->next_priority =
			left == SKC_FOREVER ? SKC_FOREVER : skc_time_add(skc_os_now(), left / priorities);
}

static skc_err connect_lookup_begin_target(skc_connect *c)
{
	const skc_dns_record *target = &c->targets[c->target];

	if (connect_lookup_is_new_priority(c)) {
		connect_lookup_share_time(c);
	}
	return connect_lookup_is_absent(target)
			? SKC_EADDRNOTAVAIL
			: connect_lookup_begin_name(c, target->data, target->len, c->to->family, target->port);
}

/* The addresses of a target are known, or cannot be found: the next one follows. */
static void connect_lookup_end_target(skc_connect *c, skc_err err)
{
	if (err != SKC_OK && err != SKC_EADDRNOTAVAIL && c->failure == SKC_OK) {
		c->failure = err;
	}
	c->target++;
}

bool skc_connect_expects_more(const skc_connect *c)
{
	return c->target < c->target_count;
}

int64_t skc_connect_more_due(const skc_connect *c)
{
	if (c->question != NULL) {
		return 0;
	}
	return connect_lookup_is_new_priority(c) ? c->next_priority : c->next_start;
}

skc_err skc_connect_look_up_more(skc_connect *c, skc_connected *out)
{
	int64_t deadline = c->deadline;
	int64_t port = c->targets[c->target].port;
	skc_err err = c->question == NULL ? connect_lookup_begin_target(c) : SKC_OK;

	if (c->question == NULL) {
		connect_lookup_end_target(c, err);
		return SKC_OK;
	}
	if (c->attempt_count > 0 &&
			(deadline == SKC_FOREVER || skc_time_remaining(deadline) > GLANCE)) {
		deadline = skc_time_deadline(GLANCE);
	}
	err = skc_question_wait(c->question, deadline);
	if (err == SKC_OK) {
		connect_lookup_end_target(c, connect_lookup_take_question(c, port));
	}
	return err == SKC_EDEADLINE && deadline != c->deadline ? SKC_OK : connect_lookup_late(err, out);
}

/* --- both ------------------------------------------------------------------------------------- */

void skc_connect_begin(skc_connect *c, const skc_connect_to *to, int64_t deadline)
{
	*c = (skc_connect){ .to = to, .deadline = deadline, .refused = SKC_EO_NONE };
	c->failure = to->is_service ? connect_lookup_begin_service(c) : connect_lookup_begin_host(c);
}

skc_err skc_connect_look_up(skc_connect *c, skc_connected *out)
{
	skc_err err = SKC_OK;

	*out = (skc_connected){ .handle = SKC_HANDLE_NONE, .refused = SKC_EO_NONE };
	if (c->question != NULL) {
		err = skc_question_wait(c->question, c->deadline);
		c->failure = err == SKC_OK ? connect_lookup_take_question(c, c->to->port) : SKC_OK;
	} else if (c->service != NULL) {
		err = skc_question_wait(c->service, c->deadline);
		c->failure = err == SKC_OK ? connect_lookup_take_targets(c, out) : SKC_OK;
	}
	out->code = c->code;
	return err != SKC_OK ? connect_lookup_late(err, out) : c->failure;
}

skc_err skc_connect_resolve(skc_connect *c, skc_connected *out)
{
	skc_err err = skc_connect_look_up(c, out);

	while (err == SKC_OK && skc_connect_expects_more(c)) {
		err = skc_connect_look_up_more(c, out);
	}
	if (err == SKC_OK && c->count == 0) {
		out->code = c->code;
		err = c->failure != SKC_OK ? c->failure : SKC_EADDRNOTAVAIL;
	}
	return err;
}

void skc_connect_end_lookups(skc_connect *c)
{
	if (c->question != NULL) {
		skc_question_end(c->question);
	}
	if (c->service != NULL) {
		skc_question_end(c->service);
	}
}
