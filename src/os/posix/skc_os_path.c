#include "skc_os.h"

#include "skc_calls.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>

static pthread_mutex_t umask_lock = PTHREAD_MUTEX_INITIALIZER;

/* The mask is the process's: what other threads make in that moment is closed to all. */
static skc_err bind_closed(skc_handle handle, const skc_addr *addr)
{
	mode_t before;
	skc_err err;

	pthread_mutex_lock(&umask_lock);
	before = skc_call.umask(0777);
	err = skc_os_bind(handle, addr);
	skc_call.umask(before);
	pthread_mutex_unlock(&umask_lock);
	return err;
}

/* On Linux the path gets the permissions of its socket, less the mask (unix_bind()); others refuse
 * fchmod(2) of a socket. */
skc_err skc_os_bind_mode(skc_handle handle, const skc_addr *addr, unsigned mode)
{
	if (skc_call.fchmod(handle, (mode_t) mode) == 0) {
		return skc_os_bind(handle, addr);
	}
	return bind_closed(handle, addr);
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
	return skc_call.fchmodat(AT_FDCWD, path, (mode_t) mode, AT_SYMLINK_NOFOLLOW) < 0 ? errno
																					 : SKC_OK;
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

skc_err skc_os_folder_lock(const char *path, skc_handle *out)
{
	skc_handle handle = skc_call.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (handle < 0) {
		return errno;
	}
	if (skc_call.flock(handle, LOCK_EX | LOCK_NB) < 0) {
		skc_err err = errno;

		skc_call.close(handle);
		return err;
	}
	*out = handle;
	return SKC_OK;
}
