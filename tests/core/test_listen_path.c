/* skc_listen_path.c and skc_os_path.c: permissions of paths, paths left behind. */

#include "net.h"

#include <stdio.h>
#include <sys/file.h>

#include "skc_calls.h"
#include "listen.h"

static char path[64];

static skc_addr path_address(void)
{
	skc_addr addr;

	snprintf(path, sizeof(path), "/tmp/skl%d", (int) getpid());
	unlink(path);
	CHECK_INT(skc_addr_parse(AF_UNIX, path, strlen(path), 0, &addr), SKC_OK);
	return addr;
}

static unsigned permissions(void)
{
	struct stat status;

	return CHECK_INT(lstat(path, &status), 0) ? (unsigned) status.st_mode & 0777 : 0;
}

static bool is_there(void)
{
	struct stat status;

	return lstat(path, &status) == 0;
}

CASE(permissions_are_exact)
{
	static const int modes[] = { 0, 0600, 0660, 0777 };
	skc_addr addr = path_address();
	mode_t before = umask(027);

	/* as Linux does it, and as systems do that refuse fchmod() of a socket */
	for (unsigned faults = 0; faults < 2; faults++) {
		for (size_t i = 0; i < SKC_COUNT(modes); i++) {
			skc_handle handle = UNTOUCHED;
			int failed;

			skc_fault_clear();
			if (faults == 1) {
				skc_fault_set("fchmod", 1, 1, EINVAL);
			}
			CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_MODE, modes[i], &handle, &failed),
					SKC_OK);
			CHECK_INT(permissions(), modes[i]);
			skc_os_close(handle);
			unlink(path);
		}
	}
	CHECK_INT(umask(before), 027);
}

/* What a path has at the moment of bind(2). */
static unsigned mode_at_bind;

static int watch_bind(int fd, const struct sockaddr *sa, socklen_t len)
{
	int result = bind(fd, sa, len);

	mode_at_bind = permissions();
	return result;
}

CASE(a_path_is_never_open_to_more)
{
	skc_addr addr = path_address();
	mode_t before = umask(0);

	for (unsigned faults = 0; faults < 2; faults++) {
		skc_handle handle;
		int failed;

		if (faults == 1) {
			skc_fault_set("fchmod", 1, 1, EINVAL);
		}
		skc_call.bind = watch_bind;
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_MODE, 0640, &handle, &failed), SKC_OK);
		CHECK_INT(mode_at_bind, faults == 0 ? 0640 : 0);
		CHECK_INT(permissions(), 0640);
		skc_call.bind = skc_system_calls.bind;
		skc_os_close(handle);
		unlink(path);
	}
	umask(before);
}

CASE(a_mode_that_cannot_be_set)
{
	static const char *const calls[] = { "lstat", "fchmodat" };
	skc_addr addr = path_address();
	mode_t before = umask(0777);

	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		skc_handle handle = UNTOUCHED;
		int failed = -5;

		skc_fault_set(calls[i], 1, 1, EPERM);
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_MODE, 0640, &handle, &failed), EPERM);
		CHECK_INT(failed, SKC_LISTEN_MODE);
		CHECK(!is_there());
	}
	umask(before);
}

/* A path without a server; with one where *handle stays open. */
static void leave_path(const skc_addr *addr, skc_handle *handle)
{
	int failed;

	CHECK_INT(open_with(addr, SOCK_STREAM, SKC_LISTEN_BACKLOG, 1, handle, &failed), SKC_OK);
}

CASE(a_path_left_behind)
{
	skc_addr addr = path_address();
	skc_handle handle;
	skc_handle again = UNTOUCHED;
	int failed;

	leave_path(&addr, &handle);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_REPLACE, 1, &again, &failed), EADDRINUSE);
	CHECK_INT(failed, SKC_LISTEN_OPTIONS);
	skc_os_close(handle);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_REPLACE, 0, &again, &failed), EADDRINUSE);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_REPLACE, 1, &again, &failed), SKC_OK);
	skc_os_close(again);
	unlink(path);
}

CASE(clearing_that_fails)
{
	static const struct {
		const char *call;
		skc_err code;
	} rows[] = { { "open", EACCES }, { "flock", ENOLCK }, { "lstat", EACCES }, { "socket", EMFILE },
		{ "unlink", EPERM } };
	skc_addr addr = path_address();
	skc_handle handle;

	leave_path(&addr, &handle);
	skc_os_close(handle);
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		int failed = -5;

		handle = UNTOUCHED;
		skc_fault_set(rows[i].call, 1, 1, rows[i].code);
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_REPLACE, 1, &handle, &failed),
				rows[i].code);
		CHECK_INT(failed, SKC_LISTEN_REPLACE);
		CHECK(handle == UNTOUCHED);
		CHECK(is_there());
	}
	unlink(path);
}

/* A path that was bound is taken away again. */
CASE(listening_that_fails)
{
	skc_addr addr = path_address();
	skc_handle handle = UNTOUCHED;
	int failed = -5;

	skc_fault_set("listen", 1, 1, ENOBUFS);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_REPLACE, 1, &handle, &failed), ENOBUFS);
	CHECK_INT(failed, SKC_LISTEN_OPTIONS);
	CHECK(!is_there());
}

static skc_err stop(void *owner)
{
	(void) owner;
	return SKC_EINTR;
}

CASE(a_lock_that_another_has)
{
	skc_addr addr = path_address();
	skc_handle handle = UNTOUCHED;
	int failed;

	/* it is free the third time */
	skc_fault_set("flock", 1, 2, EWOULDBLOCK);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_REPLACE, 1, &handle, &failed), SKC_OK);
	skc_os_close(handle);
	unlink(path);

	/* the hook of a signal ends the wait */
	skc_fault_clear();
	skc_set_interrupt(stop);
	skc_fault_set("flock", 1, 0, EWOULDBLOCK);
	skc_fault_set("poll", 1, 1, EINTR);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_REPLACE, 1, &handle, &failed), EINTR);
	CHECK_INT(failed, SKC_LISTEN_REPLACE);
}

/* Has somebody else the folder's lock? */
static bool is_locked(void)
{
	int fd = open("/tmp", O_RDONLY | O_DIRECTORY);
	bool locked = flock(fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK;

	close(fd);
	return locked;
}

static bool locked_at_unlink, locked_at_listen;

static int watch_unlink(const char *name)
{
	locked_at_unlink = is_locked();
	return unlink(name);
}

static int watch_listen(int fd, int backlog)
{
	locked_at_listen = is_locked();
	return listen(fd, backlog);
}

/* From the look at the path until somebody answers there again. */
CASE(the_lock_is_held_all_the_time)
{
	skc_addr addr = path_address();
	skc_handle handle;
	int failed;

	leave_path(&addr, &handle);
	skc_os_close(handle);
	skc_call.unlink = watch_unlink;
	skc_call.listen = watch_listen;
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_LISTEN_REPLACE, 1, &handle, &failed), SKC_OK);
	skc_call.unlink = skc_system_calls.unlink;
	skc_call.listen = skc_system_calls.listen;
	CHECK(locked_at_unlink);
	CHECK(locked_at_listen);
	CHECK(!is_locked());
	skc_os_close(handle);
	unlink(path);
}

CASE(which_addresses_have_a_path)
{
	static const struct {
		const char *text;
		size_t len;
		bool has;
	} rows[] = { { "/a", 2, true }, { "a", 1, true }, { "\0a", 2, false }, { "", 0, false } };
	skc_addr addr = SKC_ADDR_EMPTY;
	skc_addr_parts parts;

	CHECK(!skc_listen_path(&addr, &parts));
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		CHECK_INT(skc_addr_parse(AF_UNIX, rows[i].text, rows[i].len, 0, &addr), SKC_OK);
		CHECK_INT(skc_listen_path(&addr, &parts), rows[i].has);
	}
}
