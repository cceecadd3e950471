#include "skc_os.h"

#include "skc_calls.h"

#include <time.h>
#include <unistd.h>

#ifdef __linux__
/* What sendfile(2) takes at most in one call. */
#define MOST ((size_t) 0x7ffff000)

/* --- sendfile(2) has no MSG_NOSIGNAL -------------------------------------------------------------
 */

typedef struct hold {
	sigset_t signal; /* SIGPIPE */
	sigset_t before; /* what this thread blocked before */
	bool pending;    /* a SIGPIPE of somebody else's waits already */
} hold;

static void hold_signal(hold *h)
{
	sigset_t waiting;

	sigemptyset(&h->signal);
	sigaddset(&h->signal, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &h->signal, &h->before);
	/* One that was not blocked cannot wait. */
	h->pending = sigismember(&h->before, SIGPIPE) == 1 && sigpending(&waiting) == 0 &&
			sigismember(&waiting, SIGPIPE) == 1;
}

/* A signal of the thread is taken before one of the process (kernel/signal.c, dequeue_signal): one
 * that another process has sent meanwhile stays. */
static void release_signal(const hold *h, bool raised)
{
	const struct timespec now = { 0 };

	if (raised && !h->pending) {
		while (sigtimedwait(&h->signal, NULL, &now) < 0 && errno == EINTR) {
		}
	}
	pthread_sigmask(SIG_SETMASK, &h->before, NULL);
}

skc_err skc_os_send_file(
		skc_handle handle, int file, int64_t offset, size_t len, bool waits, size_t *done)
{
	off_t at = (off_t) offset;
	ssize_t result;
	skc_err err;
	hold h;

	(void) waits;
	if (at != offset) {
		return ENOSYS;
	}
	hold_signal(&h);
	result = skc_call.sendfile(handle, file, &at, len < MOST ? len : MOST);
	err = result < 0 ? errno : SKC_OK;
	release_signal(&h, err == EPIPE);
	if (err == SKC_OK) {
		*done = (size_t) result;
	}
	/* A pipe has no offsets. */
	return err == ESPIPE ? EINVAL : err;
}
#else
skc_err skc_os_send_file(
		skc_handle handle, int file, int64_t offset, size_t len, bool waits, size_t *done)
{
	(void) handle;
	(void) file;
	(void) offset;
	(void) len;
	(void) waits;
	(void) done;
	return ENOSYS;
}
#endif

skc_err skc_os_read_at(int file, void *buffer, size_t len, int64_t offset, size_t *done)
{
	off_t at = (off_t) offset;
	ssize_t result;

	if (at != offset) {
		return ENOSYS;
	}
	result = skc_call.pread(file, buffer, len, at);
	if (result < 0) {
		return errno == ESPIPE ? ENOSYS : errno;
	}
	*done = (size_t) result;
	return SKC_OK;
}
