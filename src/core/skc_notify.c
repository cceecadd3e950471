#include "skc_notify.h"

#include "skc_transfer.h"

bool skc_notify_is_assignment(const char *text, size_t len)
{
	const char *equals = len > 0 ? memchr(text, '=', len) : NULL;

	if (equals == NULL || equals == text || memchr(text, '\n', len) != NULL ||
			memchr(text, '\0', len) != NULL) {
		return false;
	}
	return memchr(text, ' ', (size_t) (equals - text)) == NULL;
}

/* --- the address ------------------------------------------------------------------------------ */

/* Schemes before CID and port; the types that are tried. */
static const struct {
	const char *prefix;
	int types[2];
} vsocks[] = {
	{ "vsock:", { SOCK_DGRAM, SOCK_STREAM } },
	{ "vsock-dgram:", { SOCK_DGRAM, SOCK_DGRAM } },
	{ "vsock-stream:", { SOCK_STREAM, SOCK_STREAM } },
	{ "vsock-seqpacket:", { SOCK_SEQPACKET, SOCK_SEQPACKET } },
};

/* Reads digits up to max; false for another text. */
static bool notify_read_number(const char *text, size_t len, uint64_t max, uint64_t *out)
{
	uint64_t number = 0;

	if (len == 0) {
		return false;
	}
	for (size_t i = 0; i < len; i++) {
		unsigned digit = (unsigned) (unsigned char) text[i] - '0';

		if (digit > 9 || number > (max - digit) / 10) {
			return false;
		}
		number = number * 10 + digit;
	}
	*out = number;
	return true;
}

#ifdef AF_VSOCK
static skc_err notify_parse_vsock(const char *text, skc_addr *out)
{
	const char *colon = strchr(text, ':');
	uint64_t port;

	if (colon == NULL || !notify_read_number(colon + 1, strlen(colon + 1), UINT32_MAX, &port)) {
		return SKC_EINVAL;
	}
	return skc_addr_parse(AF_VSOCK, text, (size_t) (colon - text), (int64_t) port, out);
}
#else
static skc_err notify_parse_vsock(const char *text, skc_addr *out)
{
	(void) text;
	(void) out;
	return SKC_EAFNOSUPPORT;
}
#endif

/* types: those of the sockets that can send there. */
static skc_err notify_parse(const char *text, skc_addr *out, int types[2])
{
	types[0] = types[1] = SOCK_DGRAM;
	if ((text[0] == '/' || text[0] == '@') && text[1] != '\0') {
		return skc_addr_path_from_text(text, strlen(text), out);
	}
	for (size_t i = 0; i < SKC_COUNT(vsocks); i++) {
		size_t len = strlen(vsocks[i].prefix);

		if (strncmp(text, vsocks[i].prefix, len) == 0) {
			types[0] = vsocks[i].types[0];
			types[1] = vsocks[i].types[1];
			return notify_parse_vsock(text + len, out);
		}
	}
	return SKC_EINVAL;
}

/* --- sending ---------------------------------------------------------------------------------- */

static skc_err notify_send_by(int type, const skc_addr *to, const char *message, size_t len)
{
	skc_iov iov = SKC_IOV(message, len);
	skc_sock s = { .handle = SKC_HANDLE_NONE };
	size_t done;
	skc_err err = skc_os_open(skc_addr_family(to), type, 0, 0, &s.handle);

	if (err != SKC_OK) {
		return err;
	}
	err = skc_os_connect(s.handle, to);
	if (err == SKC_OK) {
		err = skc_transfer_send(s, &iov, 1, SKC_FOREVER, &done);
	}
	skc_os_close(s.handle);
	return err;
}

skc_err skc_notify_send(const char *address, const char *message, size_t len)
{
	skc_addr to;
	int types[2];
	skc_err err = notify_parse(address, &to, types);

	if (err != SKC_OK) {
		return err;
	}
	err = notify_send_by(types[0], &to, message, len);
	return err != SKC_OK && types[1] != types[0] ? notify_send_by(types[1], &to, message, len)
												 : err;
}

/* --- the watchdog ----------------------------------------------------------------------------- */

skc_err skc_notify_watchdog(
		const char *usec, const char *pid, int64_t process, int64_t *out, const char **wrong)
{
	uint64_t number;

	*out = 0;
	if (usec == NULL) {
		return SKC_OK;
	}
	*wrong = SKC_NOTIFY_WATCHDOG_PID;
	if (pid != NULL) {
		if (!notify_read_number(pid, strlen(pid), INT32_MAX, &number)) {
			return SKC_EINVAL;
		}
		if ((int64_t) number != process) {
			return SKC_OK;
		}
	}
	*wrong = SKC_NOTIFY_WATCHDOG;
	if (!notify_read_number(usec, strlen(usec), UINT64_MAX, &number) || number == 0) {
		return SKC_EINVAL;
	}
	*out = number > (uint64_t) (INT64_MAX / SKC_NS_PER_USEC) ? INT64_MAX
															 : (int64_t) number * SKC_NS_PER_USEC;
	return SKC_OK;
}
