#include "skc_fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "skc_calls.h"

#define RULES_MAX 16
#define SHORT_IOV_MAX 16

/* A number and a name for each call. */
#define CALL_NUMBER(name, result, parameters) CALL_##name,
#define CALL_NAME(name, result, parameters) #name,

enum { SKC_CALLS(CALL_NUMBER) CALL_COUNT };

static const char *const call_names[] = { SKC_CALLS(CALL_NAME) };

typedef struct rule {
	int call;
	unsigned first; /* counts of the call for which the rule holds */
	unsigned last;
	int code; /* 0: shorten */
	size_t bytes;
} rule;

static rule rules[RULES_MAX];
static size_t rule_count;
static unsigned counts[CALL_COUNT];
static bool installed;

/* Counts a call; gives the rule that holds for it. */
static const rule *enter(int call)
{
	unsigned now = ++counts[call];

	for (size_t i = 0; i < rule_count; i++) {
		if (rules[i].call == call && now >= rules[i].first && now <= rules[i].last) {
			return &rules[i];
		}
	}
	return NULL;
}

static bool fails(int call)
{
	const rule *r = enter(call);

	if (r == NULL || r->code == 0) {
		return false;
	}
	errno = r->code;
	return true;
}

/* As fails, for calls that can be shortened: *len is cut. */
static bool fails_or_cuts(int call, size_t *len)
{
	const rule *r = enter(call);

	if (r == NULL) {
		return false;
	}
	if (r->code != 0) {
		errno = r->code;
		return true;
	}
	if (*len > r->bytes) {
		*len = r->bytes;
	}
	return false;
}

/* --- the wrappers ------------------------------------------------------------------------------
 */

#define WRAP(name, parameters, arguments) \
	static int wrap_##name parameters \
	{ \
		return fails(CALL_##name) ? -1 : skc_system_calls.name arguments; \
	}

#define WRAP_IO(name, parameters, arguments) \
	static ssize_t wrap_##name parameters \
	{ \
		return fails_or_cuts(CALL_##name, &len) ? -1 : skc_system_calls.name arguments; \
	}

WRAP(socket, (int family, int type, int protocol), (family, type, protocol))
WRAP(socketpair, (int family, int type, int protocol, int fd[2]), (family, type, protocol, fd))
WRAP(bind, (int fd, const struct sockaddr *sa, socklen_t len), (fd, sa, len))
WRAP(connect, (int fd, const struct sockaddr *sa, socklen_t len), (fd, sa, len))
WRAP(listen, (int fd, int backlog), (fd, backlog))
WRAP(accept, (int fd, struct sockaddr *sa, socklen_t *len), (fd, sa, len))
WRAP(accept4, (int fd, struct sockaddr *sa, socklen_t *len, int flags), (fd, sa, len, flags))
WRAP(getsockname, (int fd, struct sockaddr *sa, socklen_t *len), (fd, sa, len))
WRAP(getpeername, (int fd, struct sockaddr *sa, socklen_t *len), (fd, sa, len))
WRAP(shutdown, (int fd, int how), (fd, how))
WRAP(sockatmark, (int fd), (fd))
WRAP(getflags, (int fd, int command), (fd, command))
WRAP(setflags, (int fd, int command, int flags), (fd, command, flags))
WRAP(fstat, (int fd, struct stat *out), (fd, out))
WRAP(getsockopt, (int fd, int level, int option, void *value, socklen_t *len),
		(fd, level, option, value, len))
WRAP(setsockopt, (int fd, int level, int option, const void *value, socklen_t len),
		(fd, level, option, value, len))
WRAP(poll, (struct pollfd * items, nfds_t count, int timeout), (items, count, timeout))
WRAP(ppoll,
		(struct pollfd * items, nfds_t count, const struct timespec *timeout, const sigset_t *mask),
		(items, count, timeout, mask))
WRAP(ioctl, (int fd, unsigned long request, void *argument), (fd, request, argument))

#ifdef __linux__
WRAP(epoll_create1, (int flags), (flags))
WRAP(epoll_ctl, (int poller, int operation, int fd, struct epoll_event *event),
		(poller, operation, fd, event))
WRAP(epoll_wait, (int poller, struct epoll_event *events, int max, int timeout),
		(poller, events, max, timeout))
WRAP(epoll_pwait2,
		(int poller, struct epoll_event *events, int max, const struct timespec *timeout,
				const sigset_t *mask),
		(poller, events, max, timeout, mask))
#endif

WRAP_IO(send, (int fd, const void *data, size_t len, int flags), (fd, data, len, flags))
WRAP_IO(recv, (int fd, void *buffer, size_t len, int flags), (fd, buffer, len, flags))
WRAP_IO(sendto,
		(int fd, const void *data, size_t len, int flags, const struct sockaddr *to,
				socklen_t to_len),
		(fd, data, len, flags, to, to_len))
WRAP_IO(recvfrom,
		(int fd, void *buffer, size_t len, int flags, struct sockaddr *from, socklen_t *from_len),
		(fd, buffer, len, flags, from, from_len))

/* SQLite's rule: whoever calls close never touches the handle again, even when it seems to fail. */
static int wrap_close(int fd)
{
	int result = skc_system_calls.close(fd);

	return fails(CALL_close) ? -1 : result;
}

static int wrap_getaddrinfo(
		const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	const rule *r = enter(CALL_getaddrinfo);

	if (r != NULL) {
		errno = r->code == EAI_SYSTEM ? ENOMEM : errno;
		return r->code;
	}
	return skc_system_calls.getaddrinfo(host, service, hints, out);
}

/* Cannot fail; counted. */
static void wrap_freeaddrinfo(struct addrinfo *list)
{
	enter(CALL_freeaddrinfo);
	skc_system_calls.freeaddrinfo(list);
}

/* Copies the buffers of a message up to bytes in all; returns how many they are. */
static size_t cut_iov(const struct msghdr *message, size_t bytes, struct iovec *out)
{
	size_t n = 0;

	for (size_t i = 0; i < (size_t) message->msg_iovlen && n < SHORT_IOV_MAX && bytes > 0; i++) {
		out[n] = message->msg_iov[i];
		if (out[n].iov_len > bytes) {
			out[n].iov_len = bytes;
		}
		bytes -= out[n++].iov_len;
	}
	return n;
}

static ssize_t wrap_sendmsg(int fd, const struct msghdr *message, int flags)
{
	const rule *r = enter(CALL_sendmsg);
	struct iovec iov[SHORT_IOV_MAX];
	struct msghdr cut = *message;

	if (r != NULL && r->code != 0) {
		errno = r->code;
		return -1;
	}
	if (r != NULL) {
		cut.msg_iovlen = cut_iov(message, r->bytes, iov);
		cut.msg_iov = iov;
	}
	return skc_system_calls.sendmsg(fd, &cut, flags);
}

static ssize_t wrap_recvmsg(int fd, struct msghdr *message, int flags)
{
	const rule *r = enter(CALL_recvmsg);
	struct iovec iov[SHORT_IOV_MAX], *whole = message->msg_iov;
	size_t whole_len = message->msg_iovlen;
	ssize_t result;

	if (r != NULL && r->code != 0) {
		errno = r->code;
		return -1;
	}
	if (r != NULL) {
		message->msg_iovlen = cut_iov(message, r->bytes, iov);
		message->msg_iov = iov;
	}
	result = skc_system_calls.recvmsg(fd, message, flags);
	message->msg_iov = whole;
	message->msg_iovlen = whole_len;
	return result;
}

/* --- the rules ---------------------------------------------------------------------------------
 */

#define CALL_WRAPPER(name, result, parameters) .name = wrap_##name,

static const skc_calls wrappers = { SKC_CALLS(CALL_WRAPPER) };

static void install(void)
{
	if (!installed) {
		installed = true;
		skc_call = wrappers;
	}
}

static int find_call(const char *name, size_t len)
{
	for (int i = 0; i < CALL_COUNT; i++) {
		if (strlen(call_names[i]) == len && memcmp(call_names[i], name, len) == 0) {
			return i;
		}
	}
	return -1;
}

static bool add_rule(int call, unsigned nth, unsigned times, int code, size_t bytes)
{
	unsigned first, last;

	install();
	if (call < 0 || nth == 0 || rule_count == RULES_MAX) {
		return false;
	}
	first = counts[call] + nth;
	last = times == 0 ? UINT_MAX : first + times - 1;
	rules[rule_count++] =
			(rule){ .call = call, .first = first, .last = last, .code = code, .bytes = bytes };
	return true;
}

bool skc_fault_set(const char *call, unsigned nth, unsigned times, int code)
{
	return code != 0 && add_rule(find_call(call, strlen(call)), nth, times, code, 0);
}

static bool add_short(int call, unsigned nth, unsigned times, size_t bytes)
{
	static const int can[] = { CALL_send, CALL_recv, CALL_sendto, CALL_recvfrom, CALL_sendmsg,
		CALL_recvmsg };

	for (size_t i = 0; i < SKC_COUNT(can); i++) {
		if (can[i] == call) {
			return add_rule(call, nth, times, 0, bytes);
		}
	}
	return false;
}

bool skc_fault_short(const char *call, unsigned nth, unsigned times, size_t bytes)
{
	return add_short(find_call(call, strlen(call)), nth, times, bytes);
}

void skc_fault_clear(void)
{
	install();
	rule_count = 0;
	memset(counts, 0, sizeof(counts));
}

unsigned skc_fault_count(const char *call)
{
	int number = find_call(call, strlen(call));

	install();
	return number < 0 ? 0 : counts[number];
}

/* --- rules as text -----------------------------------------------------------------------------
 */

#define CODE(name) \
	{ \
#name, name \
	}

static const struct {
	const char *name;
	int code;
} codes[] = {
	CODE(EACCES),
	CODE(EADDRINUSE),
	CODE(EADDRNOTAVAIL),
	CODE(EAFNOSUPPORT),
	CODE(EAGAIN),
	CODE(EALREADY),
	CODE(EBADF),
	CODE(ECONNABORTED),
	CODE(ECONNREFUSED),
	CODE(ECONNRESET),
	CODE(EDESTADDRREQ),
	CODE(EFAULT),
	CODE(EHOSTUNREACH),
	CODE(EINPROGRESS),
	CODE(EINTR),
	CODE(EINVAL),
	CODE(EIO),
	CODE(EISCONN),
	CODE(EMFILE),
	CODE(EMSGSIZE),
	CODE(ENETUNREACH),
	CODE(ENFILE),
	CODE(ENOBUFS),
	CODE(ENODEV),
	CODE(ENOENT),
	CODE(ENOMEM),
	CODE(ENOPROTOOPT),
	CODE(ENOSPC),
	CODE(ENOSYS),
	CODE(ENOTCONN),
	CODE(ENOTSOCK),
	CODE(EOPNOTSUPP),
	CODE(EPERM),
	CODE(EPIPE),
	CODE(EPROTONOSUPPORT),
	CODE(ETIMEDOUT),
	CODE(EAI_AGAIN),
	CODE(EAI_BADFLAGS),
	CODE(EAI_FAIL),
	CODE(EAI_FAMILY),
	CODE(EAI_MEMORY),
	CODE(EAI_NONAME),
	CODE(EAI_SERVICE),
	CODE(EAI_SOCKTYPE),
	CODE(EAI_SYSTEM),
};

/* A decimal number that ends at one of ends; *text moves to that end. */
static bool read_number(const char **text, const char *ends, long *out)
{
	char *end;

	errno = 0;
	*out = strtol(*text, &end, 10);
	if (end == *text || errno != 0 || strchr(ends, *end) == NULL) {
		return false;
	}
	*text = end;
	return true;
}

static bool read_code(const char **text, long *out)
{
	size_t len = strcspn(*text, ":,");

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		if (strlen(codes[i].name) == len && memcmp(codes[i].name, *text, len) == 0) {
			*out = codes[i].code;
			*text += len;
			return true;
		}
	}
	return read_number(text, ":,", out) && *out != 0;
}

/* One rule; *text moves to the comma or NUL behind it. strchr finds the NUL too. */
static bool parse_rule(const char **text)
{
	size_t len = strcspn(*text, ":,");
	int call = find_call(*text, len);
	long nth, what, times = 1;
	bool cuts;

	*text += len;
	if (call < 0 || *(*text)++ != ':' || !read_number(text, ":", &nth) || *(*text)++ != ':') {
		return false;
	}
	cuts = strncmp(*text, "short=", 6) == 0;
	*text += cuts ? 6 : 0;
	if (cuts ? !read_number(text, ":,", &what) : !read_code(text, &what)) {
		return false;
	}
	if (**text == ':' && (++*text, !read_number(text, ",", &times))) {
		return false;
	}
	if (nth < 1 || nth > INT_MAX || times < 0 || times > INT_MAX || (cuts && what < 0)) {
		return false;
	}
	return cuts ? add_short(call, (unsigned) nth, (unsigned) times, (size_t) what)
				: add_rule(call, (unsigned) nth, (unsigned) times, (int) what, 0);
}

bool skc_fault_parse(const char *text)
{
	while (parse_rule(&text)) {
		if (*text == '\0') {
			return true;
		}
		text++;
	}
	return false;
}

void skc_fault_from_env(void)
{
	const char *text = getenv("SKC_FAULTS");

	if (text != NULL && !skc_fault_parse(text)) {
		fprintf(stderr, "SKC_FAULTS: no such fault in \"%s\"\n", text);
		abort();
	}
}
