#include "skc_os.h"

/* Permissions are access control lists here, and the error of a connection to a path without a
 * server is the same as that of a busy server. */

skc_err skc_os_bind_mode(skc_handle handle, const skc_addr *addr, unsigned mode)
{
	(void) handle;
	(void) addr;
	(void) mode;
	return SKC_EOPNOTSUPP;
}

skc_err skc_os_path_set_mode(const char *path, unsigned mode)
{
	(void) path;
	(void) mode;
	return SKC_EOPNOTSUPP;
}

skc_err skc_os_path_is_socket(const char *path, bool *out)
{
	(void) path;
	(void) out;
	return SKC_EOPNOTSUPP;
}

skc_err skc_os_path_remove(const char *path)
{
	(void) path;
	return SKC_EOPNOTSUPP;
}

skc_err skc_os_lock_file(const char *path, skc_handle *out)
{
	(void) path;
	(void) out;
	return SKC_EOPNOTSUPP;
}

void skc_os_unlock_file(const char *path, skc_handle handle)
{
	(void) path;
	(void) handle;
}
