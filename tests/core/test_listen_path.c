/* skc_listen_path.c and skc_os_path.c: permissions of paths, stale paths. */

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

	/* as on Linux, and as on systems that refuse fchmod() of a socket */
	for (unsigned faults = 0; faults < 2; faults++) {
		for (size_t i = 0; i < SKC_COUNT(modes); i++) {
			skc_handle handle = UNTOUCHED;
			int failed;

			skc_fault_clear();
			if (faults == 1) {
				skc_fault_set("fchmod", 1, 1, EINVAL);
			}
			CHECK_INT(
					open_with(&addr, SOCK_STREAM, SKC_EO_MODE, modes[i], &handle, &failed), SKC_OK);
			CHECK_INT(permissions(), modes[i]);
			skc_os_close(handle);
			unlink(path);
		}
	}
	CHECK_INT(umask(before), 027);
}

/* The permissions of a path during bind(2). */
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
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_MODE, 0640, &handle, &failed), SKC_OK);
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
	static const int nth[] = { 2, 1 };
	skc_addr addr = path_address();
	mode_t before = umask(0777);

	for (size_t i = 0; i < SKC_COUNT(calls); i++) {
		skc_handle handle = UNTOUCHED;
		int failed = -5;

		skc_fault_set(calls[i], nth[i], 1, EPERM);
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_MODE, 0640, &handle, &failed), EPERM);
		CHECK_INT(failed, SKC_EO_MODE);
		CHECK(!is_there());
	}
	umask(before);
}

/* A path without a server; with one where *handle stays open. */
static void leave_path(const skc_addr *addr, skc_handle *handle)
{
	int failed;

	CHECK_INT(open_with(addr, SOCK_STREAM, SKC_EO_BACKLOG, 1, handle, &failed), SKC_OK);
}

CASE(a_path_left_behind)
{
	skc_addr addr = path_address();
	skc_handle handle;
	skc_handle again = UNTOUCHED;
	int failed;

	leave_path(&addr, &handle);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &again, &failed), EADDRINUSE);
	CHECK_INT(failed, SKC_EO_NONE);
	skc_os_close(handle);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 0, &again, &failed), EADDRINUSE);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &again, &failed), SKC_OK);
	skc_os_close(again);
	unlink(path);
}

CASE(clearing_that_fails)
{
	static const struct {
		const char *call;
		int nth;
		skc_err code;
	} rows[] = { { "open", 1, EROFS }, { "fstat", 1, EIO }, { "flock", 1, ENOLCK },
		{ "lstat", 2, EACCES }, { "socket", 1, EMFILE }, { "socket", 3, EMFILE },
		{ "unlink", 1, EPERM } };
	skc_addr addr = path_address();
	skc_handle handle;

	leave_path(&addr, &handle);
	skc_os_close(handle);
	for (size_t i = 0; i < SKC_COUNT(rows); i++) {
		int failed = -5;

		handle = UNTOUCHED;
		skc_fault_set(rows[i].call, rows[i].nth, 1, rows[i].code);
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), rows[i].code);
		CHECK_INT(failed, SKC_EO_REPLACE);
		CHECK(handle == UNTOUCHED);
		CHECK(is_there());
	}
	unlink(path);
}

/* A path that was bound is removed again. */
CASE(listening_that_fails)
{
	skc_addr addr = path_address();
	skc_handle handle = UNTOUCHED;
	int failed = -5;

	skc_fault_set("listen", 1, 1, ENOBUFS);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), ENOBUFS);
	CHECK_INT(failed, SKC_EO_NONE);
	CHECK(!is_there());
}

/* The lock's file; out has room for it. */
static const char *lock_path(char *out)
{
	strcpy(out, path);
	return strcat(out, ".lock");
}

/* Whether another process (here another open file of this one) has the path's lock. */
static bool is_locked(void)
{
	char name[80];
	int fd = open(lock_path(name), O_RDWR);
	bool locked = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK;

	close(fd);
	return locked;
}

static uid_t another_user(void)
{
	return geteuid() + 1;
}

/* Another process of this user at the same time: the path is in use, and the call does not wait. */
CASE(a_lock_that_another_has)
{
	skc_addr addr = path_address();
	skc_handle handle = UNTOUCHED;
	char name[80];
	int fd = open(lock_path(name), O_RDWR | O_CREAT, 0600);
	int failed;

	CHECK_INT(flock(fd, LOCK_EX), 0);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), EADDRINUSE);
	CHECK_INT(failed, SKC_EO_NONE);
	CHECK(handle == UNTOUCHED);

	/* the same file of another user does not block */
	skc_call.geteuid = another_user;
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), SKC_OK);
	skc_call.geteuid = skc_system_calls.geteuid;
	CHECK_INT(access(name, F_OK), 0);
	skc_os_close(handle);
	unlink(path);
	close(fd);

	/* a file without a lock is left over from a process that was killed */
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), SKC_OK);
	CHECK(access(name, F_OK) != 0);
	skc_os_close(handle);
	unlink(path);
}

/* Another file in the lock's place is not touched and does not block. */
CASE(what_is_no_lock)
{
	skc_addr addr = path_address();
	skc_handle handle;
	char name[80];
	int failed;

	lock_path(name);
	for (int kind = 0; kind < 3; kind++) {
		CHECK_INT(kind == 0         ? mkdir(name, 0700)
						: kind == 1 ? symlink("/dev/null", name)
									: mkfifo(name, 0600),
				0);
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), SKC_OK);
		CHECK_INT(kind == 0 ? rmdir(name) : unlink(name), 0);
		skc_os_close(handle);
		unlink(path);
	}
	skc_fault_set("open", 1, 1, EACCES);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), SKC_OK);
	skc_os_close(handle);
	unlink(path);
}

static int removals;

/* The previous owner of the lock removes the file between open() and flock(). */
static int flock_after_removal(int fd, int operation)
{
	char name[80];

	if (removals > 0) {
		removals--;
		unlink(lock_path(name));
	}
	return flock(fd, operation);
}

CASE(a_lock_that_is_removed_meanwhile)
{
	skc_addr addr = path_address();
	skc_handle handle;
	int failed;

	skc_call.flock = flock_after_removal;
	removals = 3;
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), SKC_OK);
	skc_os_close(handle);
	removals = 1000000;
	unlink(path);
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), EADDRINUSE);
	skc_call.flock = skc_system_calls.flock;
}

static bool locked_at_unlink, locked_at_listen;

static int watch_unlink(const char *name)
{
	locked_at_unlink = locked_at_unlink || is_locked();
	return unlink(name);
}

static int watch_listen(int fd, int backlog)
{
	locked_at_listen = is_locked();
	return listen(fd, backlog);
}

/* From the check of the path until a server listens there again. */
CASE(the_lock_is_held_all_the_time)
{
	skc_addr addr = path_address();
	skc_handle handle;
	char name[80];
	int failed;

	leave_path(&addr, &handle);
	skc_os_close(handle);
	skc_call.unlink = watch_unlink;
	skc_call.listen = watch_listen;
	CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_REPLACE, 1, &handle, &failed), SKC_OK);
	skc_call.unlink = skc_system_calls.unlink;
	skc_call.listen = skc_system_calls.listen;
	CHECK(locked_at_unlink);
	CHECK(locked_at_listen);
	CHECK(access(lock_path(name), F_OK) != 0);
	skc_os_close(handle);
	unlink(path);
}

/* A bound socket has its path in use, whether it listens or not, and is not affected. */
CASE(a_path_in_use)
{
	static const int types[] = { SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET };
	skc_addr addr = path_address();
	int failed;

	for (size_t i = 0; i < SKC_COUNT(types); i++) {
		for (size_t j = 0; j < SKC_COUNT(types); j++) {
			skc_handle bound;
			skc_handle handle = UNTOUCHED;

			CHECK_INT(skc_os_open(AF_UNIX, types[i], 0, SKC_OPEN_NONBLOCK, &bound), SKC_OK);
			CHECK_INT(skc_os_bind(bound, &addr), SKC_OK);
			CHECK_INT(open_with(&addr, types[j], SKC_EO_REPLACE, 1, &handle, &failed), EADDRINUSE);
			CHECK_INT(failed, SKC_EO_NONE);
			if (types[i] != SOCK_DGRAM) {
				CHECK_INT(skc_os_listen(bound, 0), SKC_OK);
				CHECK_INT(open_with(&addr, types[j], SKC_EO_REPLACE, 1, &handle, &failed),
						EADDRINUSE);
				CHECK_INT(skc_os_accept(bound, 0, NULL, &handle), EAGAIN);
			}
			CHECK(is_there());
			skc_os_close(bound);
			CHECK_INT(open_with(&addr, types[j], SKC_EO_REPLACE, 1, &handle, &failed), SKC_OK);
			skc_os_close(handle);
			unlink(path);
		}
	}
}

/* Without /proc and fchmodat2(2): the umask makes the permissions exact and is restored. */
CASE(permissions_in_a_bare_chroot)
{
	static const int modes[] = { 0, 0600, 0660, 0777 };
	skc_addr addr = path_address();
	mode_t before = umask(077);

	for (size_t i = 0; i < SKC_COUNT(modes); i++) {
		skc_handle handle = UNTOUCHED;
		int failed;

		skc_fault_clear();
		if (modes[i] != 0) {
			skc_fault_set("lstat", 1, 1, ENOENT);
		}
		skc_fault_set("fchmodat", 1, 0, EOPNOTSUPP);
		skc_fault_set("fchmodat2", 1, 0, ENOSYS);
		CHECK_INT(open_with(&addr, SOCK_STREAM, SKC_EO_MODE, modes[i], &handle, &failed), SKC_OK);
		CHECK_INT(permissions(), modes[i]);
		skc_os_close(handle);
		unlink(path);
	}
	skc_fault_clear();
	CHECK_INT(umask(before), 077);
}

/* A C library without fchmodat2(2), and without /proc: ENOENT is musl's code for that. */
CASE(the_call_of_newer_kernels)
{
	static const int codes[] = { EOPNOTSUPP, ENOSYS, ENOENT };

	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		skc_addr addr = path_address();
		skc_handle handle = UNTOUCHED;
		mode_t before = umask(077);
		int failed;
		skc_err err;

		skc_fault_clear();
		skc_fault_set("fchmodat", 1, 0, codes[i]);
		err = open_with(&addr, SOCK_STREAM, SKC_EO_MODE, 0666, &handle, &failed);
		umask(before);
		if (err == ENOSYS) {
			SKIP("fchmodat2 of Linux 6.6 is needed");
		}
		CHECK_INT(err, SKC_OK);
		CHECK_INT(permissions(), 0666);
		skc_os_close(handle);
		unlink(path);
	}
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
