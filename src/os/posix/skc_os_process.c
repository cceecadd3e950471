#include "skc_os.h"

#include "skc_calls.h"

#include <stdlib.h>

int64_t skc_os_process_id(void)
{
	return skc_call.getpid();
}

void skc_os_unset_variable(const char *name)
{
	unsetenv(name);
}

#ifdef __linux__
/* A socket without a peer has process 0 and no user; a peer of another process namespace has
 * process 0 and a user. */
skc_err skc_os_peer_credentials(skc_handle handle, skc_credentials *out)
{
	struct ucred peer;
	skc_socklen len = sizeof(peer);
	skc_err err = skc_os_get_option(handle, SOL_SOCKET, SO_PEERCRED, &peer, &len);

	if (err != SKC_OK) {
		return err;
	}
	if (peer.pid == 0 && peer.uid == (uid_t) -1) {
		return SKC_ENOTCONN;
	}
	*out = (skc_credentials){ peer.pid, peer.uid, peer.gid };
	return SKC_OK;
}
#else
#ifdef LOCAL_PEERPID
static int64_t process_peer_id(skc_handle handle)
{
	pid_t pid = 0;
	skc_socklen len = sizeof(pid);

	return skc_os_get_option(handle, SOL_LOCAL, LOCAL_PEERPID, &pid, &len) == SKC_OK ? pid : 0;
}
#else
static int64_t process_peer_id(skc_handle handle)
{
	(void) handle;
	return 0;
}
#endif

skc_err skc_os_peer_credentials(skc_handle handle, skc_credentials *out)
{
	uid_t uid;
	gid_t gid;

	if (skc_call.getpeereid(handle, &uid, &gid) < 0) {
		return errno == ENOSYS ? SKC_EOPNOTSUPP : errno;
	}
	*out = (skc_credentials){ process_peer_id(handle), uid, gid };
	return SKC_OK;
}
#endif
