#include "poll/error.h"

#include "zend_exceptions.h"

#include "common/error.h"
#include "common/object.h"
#include "poll/classes.h"

/* Codes of Io\Poll\FailedPollOperationException; any other code is the system's. */
enum { CODE_SYSTEM = 1, CODE_INTERRUPTED = 7 };

static const struct {
	skc_err err;
	zend_long code;
} codes[] = {
	{ SKC_ENOMEM, 2 }, { SKC_EINVAL, 3 }, { SKC_EBADF, 3 }, { SKC_EEXIST, 4 }, { SKC_ENOENT, 5 },
	{ SKC_ETIMEDOUT, 6 }, { SKC_EINTR, CODE_INTERRUPTED }, { SKC_EACCES, 8 }, { SKC_EMFILE, 9 },
	{ SKC_ENFILE, 9 }, { SKC_EAGAIN, 10 }, { SKC_EWOULDBLOCK, 10 }, { SKC_ENOSYS, 11 },
	{ SKC_EOPNOTSUPP, 11 },
	{ SKC_EPERM, 11 }, /* the error of epoll_ctl(2) for a file that cannot be polled */
};

static zend_long poll_error_code_of(skc_err err)
{
	for (size_t i = 0; i < SKC_COUNT(codes); i++) {
		if (codes[i].err == err) {
			return codes[i].code;
		}
	}
	return CODE_SYSTEM;
}

void php_poll_throw(zend_class_entry *ce, const char *message, zend_long code)
{
	if (php_sockets_can_make(ce, zend_ce_exception->create_object)) {
		zend_throw_exception(ce, message, code);
	}
}

void php_poll_fail(zend_class_entry *ce, skc_err err, const char *message)
{
	if (EG(exception) == NULL) {
		php_poll_throw(ce, message, poll_error_code_of(err));
	}
}

/* Signal handlers that PHP would run when the method returns run now: PHP 8.2 would not run them
 * while the exception of the method is pending. */
void php_poll_interrupted(void)
{
	zend_object *thrown;

	php_sockets_on_interrupt(NULL);
	thrown = EG(exception);
	if (thrown != NULL && (zend_is_unwind_exit(thrown) || zend_is_graceful_exit(thrown))) {
		return;
	}
	EG(exception) = NULL;
	php_poll_fail(php_poll_ce.wait_failed, SKC_EINTR, "Poll wait failed");
	if (thrown != NULL) {
		zend_object *failed = EG(exception);

		EG(exception) = thrown;
		zend_exception_set_previous(thrown, failed);
	}
}
