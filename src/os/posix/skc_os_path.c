#include "skc_os.h"

#include "skc_calls.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>

static pthread_mutex_t umask_lock = PTHREAD_MUTEX_INITIALIZER;

/* Binds while the umask of the process lacks the bits of opened; it is 0777 meanwhile if opened is
 * 0. */
static skc_err path_bind_masked(skc_handle handle, const skc_addr *addr, mode_t opened)
{
	mode_t before;
	skc_err err;

	pthread_mutex_lock(&umask_lock);
	before = skc_call.umask(0777);
	if (opened != 0) {
		skc_call.umask(before & ~opened);
	}
	err = skc_os_bind(handle, addr);
	skc_call.umask(before);
	pthread_mutex_unlock(&umask_lock);
	return err;
}

#ifdef __linux__
/* Without /proc glibc fails with EOPNOTSUPP, musl with ENOENT. */
static int path_set_mode(const char *path, mode_t mode)
{
	int result = skc_call.fchmodat(AT_FDCWD, path, mode, AT_SYMLINK_NOFOLLOW);

	if (result < 0 && (errno == EOPNOTSUPP || errno == ENOSYS || errno == ENOENT)) {
		result = skc_call.fchmodat2(AT_FDCWD, path, mode, AT_SYMLINK_NOFOLLOW);
	}
	return result;
}

/* Without fchmodat2(2) (Linux 6.6) C libraries change the mode through /proc/self/fd, which a
 * chroot may lack. The probe fails in any case; with ENOSYS when the kernel does not have the call.
 */
static bool path_can_set_mode(void)
{
	struct stat status;

	return skc_call.lstat("/proc/self/fd", &status) == 0 ||
			(skc_call.fchmodat2(-1, "", 0, AT_SYMLINK_NOFOLLOW) < 0 && errno != ENOSYS &&
					errno != EPERM);
}
#else
static int path_set_mode(const char *path, mode_t mode)
{
	return skc_call.fchmodat(AT_FDCWD, path, mode, AT_SYMLINK_NOFOLLOW);
}

static bool path_can_set_mode(void)
{
	return true;
}
#endif

/* On Linux the path gets the permissions of its socket, less the mask (unix_bind()). Other systems
 * refuse fchmod(2) of a socket, so that the umask is 0777 during the bind: files that other threads
 * create meanwhile have no permissions. */
skc_err skc_os_bind_mode(skc_handle handle, const skc_addr *addr, unsigned mode)
{
	if (skc_call.fchmod(handle, (mode_t) mode) < 0) {
		return path_bind_masked(handle, addr, 0);
	}
	return mode == 0 || path_can_set_mode() ? skc_os_bind(handle, addr)
											: path_bind_masked(handle, addr, (mode_t) mode);
}

skc_err skc_os_path_set_mode(const char *path, unsigned mode)
{
	struct stat status;

	if (skc_call.lstat(path, &status) < 0) {
		return errno;
	}
	if ((status.st_mode & 0777) == mode) {
		return SKC_OK;
	}
	return path_set_mode(path, (mode_t) mode) < 0 ? errno : SKC_OK;
}

skc_err skc_os_path_is_socket(const char *path, bool *out)
{
	struct stat status;

	if (skc_call.lstat(path, &status) < 0) {
		return errno;
	}
	*out = S_ISSOCK(status.st_mode);
	return SKC_OK;
}

skc_err skc_os_path_remove(const char *path)
{
	return skc_call.unlink(path) < 0 ? errno : SKC_OK;
}

/* The number of retries when another process removes the file between open() and flock(). */
#define LOCK_TRIES 100

static bool path_is_anothers(int code)
{
	return code == EACCES || code == EPERM || code == ELOOP || code == EISDIR || code == ENXIO;
}

static skc_err path_open_lock(const char *path, skc_handle *out, struct stat *status)
{
	int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
	skc_handle handle = skc_call.open(path, flags);
	skc_err err;

	if (handle < 0) {
		return path_is_anothers(errno) ? SKC_EACCES : errno;
	}
	err = skc_call.fstat(handle, status) < 0 ? errno : SKC_OK;
	if (err == SKC_OK && (!S_ISREG(status->st_mode) || status->st_uid != skc_call.geteuid())) {
		err = SKC_EACCES;
	}
	if (err != SKC_OK) {
		skc_call.close(handle);
		return err;
	}
	*out = handle;
	return SKC_OK;
}

/* *gone: the path no longer names this file, because the previous owner of the lock has removed it.
 */
static skc_err path_lock_opened(
		const char *path, skc_handle handle, const struct stat *opened, bool *gone)
{
	struct stat status;

	*gone = false;
	if (skc_call.flock(handle, LOCK_EX | LOCK_NB) < 0) {
		return errno == EAGAIN ? SKC_EWOULDBLOCK : errno;
	}
	*gone = skc_call.lstat(path, &status) < 0 || status.st_ino != opened->st_ino ||
			status.st_dev != opened->st_dev;
	return SKC_OK;
}

skc_err skc_os_lock_file(const char *path, skc_handle *out)
{
	for (int tries = 0; tries < LOCK_TRIES; tries++) {
		struct stat opened = { 0 };
		skc_handle handle = SKC_HANDLE_NONE;
		bool gone;
		skc_err err = path_open_lock(path, &handle, &opened);

		if (err != SKC_OK) {
			return err;
		}
		err = path_lock_opened(path, handle, &opened, &gone);
		if (err == SKC_OK && !gone) {
			*out = handle;
			return SKC_OK;
		}
		skc_call.close(handle);
		if (err != SKC_OK) {
			return err;
		}
	}
	return SKC_EWOULDBLOCK;
}

void skc_os_unlock_file(const char *path, skc_handle handle)
{
	skc_call.unlink(path);
	skc_call.close(handle);
}
