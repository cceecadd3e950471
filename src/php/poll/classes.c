#include "poll/classes.h"

#include "ext/standard/info.h"
#include "zend_enum.h"
#include "zend_exceptions.h"

#include "common/compat.h"
#include "poll/context.h"
#include "poll/handle.h"
#include "poll/native.h"
#include "poll/socket.h"
#include "poll/watcher.h"

#include "poll_arginfo.h"

php_poll_classes php_poll_ce;

/* The name of the module that has Io\Poll; NULL for our own. */
static const char *provider;

static zend_class_entry *poll_classes_class_of(const char *lower_name)
{
	return zend_hash_str_find_ptr(CG(class_table), lower_name, strlen(lower_name));
}

static int poll_classes_refuse_user_classes(zend_class_entry *parent, zend_class_entry *ce)
{
	if (ce->type == ZEND_USER_CLASS && !(ce->ce_flags & ZEND_ACC_INTERFACE)) {
		zend_error_noreturn(
				E_ERROR, "%s cannot be implemented by user classes", ZSTR_VAL(parent->name));
	}
	return SUCCESS;
}

/* A class that another extension has registered stays as it is. */
#define ENSURE(lower_name, register_it) \
	(poll_classes_class_of(lower_name) != NULL ? poll_classes_class_of(lower_name) : (register_it))

static void poll_classes_register_exceptions(void)
{
	zend_class_entry *io =
			ENSURE("io\\ioexception", register_class_Io_IoException(zend_ce_exception));
	zend_class_entry *poll = register_class_Io_Poll_PollException(io);
	zend_class_entry *failed = register_class_Io_Poll_FailedPollOperationException(poll);
	php_poll_classes *c = &php_poll_ce;

	php_sockets_type_constants(failed);
	c->init_failed = register_class_Io_Poll_FailedContextInitializationException(failed);
	c->add_failed = register_class_Io_Poll_FailedHandleAddException(failed);
	c->modify_failed = register_class_Io_Poll_FailedWatcherModificationException(failed);
	c->wait_failed = register_class_Io_Poll_FailedPollWaitException(failed);
	c->unavailable = register_class_Io_Poll_BackendUnavailableException(poll);
	c->inactive = register_class_Io_Poll_InactiveWatcherException(poll);
	c->already_watched = register_class_Io_Poll_HandleAlreadyWatchedException(poll);
	c->invalid_handle = register_class_Io_Poll_InvalidHandleException(poll);
}

static void poll_classes_register_own(void)
{
	php_poll_classes *c = &php_poll_ce;

	c->backend = register_class_Io_Poll_Backend();
	c->event = register_class_Io_Poll_Event();
	c->handle = ENSURE("io\\poll\\handle", register_class_Io_Poll_Handle());
	if (c->handle->interface_gets_implemented == NULL) {
		c->handle->interface_gets_implemented = poll_classes_refuse_user_classes;
	}
	c->watcher = register_class_Io_Poll_Watcher();
	c->context = register_class_Io_Poll_Context();
	poll_classes_register_exceptions();
	c->stream_handle = register_class_StreamPollHandle(c->handle);
	php_poll_prepare_watcher(c->watcher);
	php_poll_prepare_context(c->context);
	php_poll_prepare_stream_handle(c->stream_handle);
}

/* If one of these exists, none is registered: the classes belong together. */
static const char *const names[] = {
	"io\\poll\\context",
	"io\\poll\\watcher",
	"io\\poll\\backend",
	"io\\poll\\event",
	"io\\poll\\pollexception",
	"io\\poll\\failedpolloperationexception",
	"io\\poll\\failedcontextinitializationexception",
	"io\\poll\\failedhandleaddexception",
	"io\\poll\\failedwatchermodificationexception",
	"io\\poll\\failedpollwaitexception",
	"io\\poll\\backendunavailableexception",
	"io\\poll\\inactivewatcherexception",
	"io\\poll\\handlealreadywatchedexception",
	"io\\poll\\invalidhandleexception",
	"streampollhandle",
	"socketpollhandle",
};

static const char *poll_classes_find_provider(void)
{
	for (size_t i = 0; i < SKC_COUNT(names); i++) {
		const zend_class_entry *ce = poll_classes_class_of(names[i]);

		if (ce != NULL) {
			return ce->info.internal.module->name;
		}
	}
	return NULL;
}

void php_poll_startup(void)
{
	php_poll_socket_startup();
	provider = poll_classes_find_provider();
	if (provider == NULL) {
		poll_classes_register_own();
	} else if (!PHP_SOCKETS_POLL_IS_NATIVE) {
		return; /* another extension's: the structure of its handles is unknown */
	} else {
		php_poll_ce.handle = poll_classes_class_of("io\\poll\\handle");
		php_poll_native_startup(poll_classes_class_of("io\\poll\\context"),
				poll_classes_class_of("io\\poll\\watcher"));
	}
	php_poll_ce.socket_handle = register_class_SocketPollHandle(php_poll_ce.handle);
	php_poll_prepare_socket_handle(php_poll_ce.socket_handle);
}

void php_poll_shutdown(void)
{
	php_poll_native_shutdown();
}

void php_poll_info(void)
{
	php_info_print_table_row(2, "Io\\Poll provided by", provider != NULL ? provider : "sockets");
}
