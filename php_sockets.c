#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_sockets.h"

#include "ext/standard/info.h"

#include "classic/select_registered.h"
#include "common/address_cache.h"
#include "common/channel.h"
#include "common/constants.h"
#include "common/custody.h"
#include "common/descriptors.h"
#include "common/duration.h"
#include "common/error.h"
#include "common/globals.h"
#include "common/object.h"
#include "common/scratch.h"
#include "message/path.h"
#include "modern/exception.h"
#include "modern/proxy.h"
#include "modern/modern.h"
#include "modern/process.h"
#include "poll/classes.h"
#include "poll/socket.h"
#include "task/foreign.h"
#include "task/idle.h"
#include "task/scheduler.h"
#include "task/task.h"

#include "skc_constants.h"
#include "skc_resolve.h"
#include "skc_tls.h"

#include "sockets_arginfo.h"

#ifdef SKC_FAULTS
#include "skc_fault.h"
#define SOCKETS_FAULTS "enabled"
#else
#define SOCKETS_FAULTS "disabled"
#define skc_fault_from_env() ((void) 0)
#endif

static bool loaded_by_dl;

static PHP_MINIT_FUNCTION(sockets)
{
	loaded_by_dl = type == MODULE_TEMPORARY;
	if (skc_os_startup() != SKC_OK) {
		return FAILURE;
	}
	skc_fault_from_env();
	skc_set_interrupt(php_sockets_on_interrupt);
	skc_set_interrupt_due(php_sockets_interrupt_is_due);
	php_sockets_prepare_classes(register_class_Socket(), register_class_AddressInfo());
	php_sockets_channel_startup();
	php_registered_startup();
	php_poll_startup();
	php_sockets_message_startup();
	php_sockets_duration_startup();
	php_modern_startup(type);
	php_task_startup(type);
	php_sockets_constants_startup(type, module_number);
	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(sockets)
{
	(void) type;
	(void) module_number;
	php_poll_shutdown();
	skc_set_interrupt(NULL);
	skc_set_interrupt_due(NULL);
	skc_os_shutdown();
	return SUCCESS;
}

static PHP_MINFO_FUNCTION(sockets)
{
	(void) zend_module;
	php_info_print_table_start();
	php_info_print_table_row(2, "Sockets Support", "enabled");
	php_info_print_table_row(2, "Version", PHP_SOCKETS_VERSION);
	php_poll_info();
	php_info_print_table_row(2, "Time\\Duration provided by", php_sockets_duration_owner());
	php_info_print_table_row(2, "Sockets\\connect() resolver", skc_resolve_name());
	php_info_print_table_row(
			2, "TLS", skc_tls_library() != NULL ? skc_tls_library() : "not built in");
	php_info_print_table_row(2, "Fault injection", SOCKETS_FAULTS);
	php_info_print_table_end();
}

static PHP_RINIT_FUNCTION(sockets)
{
	(void) type;
	(void) module_number;
	php_sockets_mend_disabled();
	php_modern_process_begin();
	return SUCCESS;
}

static PHP_RSHUTDOWN_FUNCTION(sockets)
{
	(void) type;
	(void) module_number;
	php_modern_process_end();
	php_foreign_release();
	return SUCCESS;
}

/* Not RSHUTDOWN: code of the user (session handlers, destructors, stream wrappers) runs after it
 * and ends before this function. Memory of the request is still valid here. */
static ZEND_MODULE_POST_ZEND_DEACTIVATE_D(sockets)
{
	SOCKETS_G(last_error) = 0;
	php_scheduler_reclaim();
	php_foreign_reclaim();
	php_registered_free();
	php_poll_free();
	php_modern_proxy_reset();
	php_idle_reset();
	php_address_cache_free();
	php_scratch_reclaim();
	php_custody_reclaim();
	php_descriptors_reclaim();
	if (loaded_by_dl) {
		php_modern_unload();
	}
	return SUCCESS;
}

zend_module_entry sockets_module_entry = {
	STANDARD_MODULE_HEADER,
	"sockets",
	ext_functions,
	PHP_MINIT(sockets),
	PHP_MSHUTDOWN(sockets),
	PHP_RINIT(sockets),
	PHP_RSHUTDOWN(sockets),
	PHP_MINFO(sockets),
	PHP_SOCKETS_VERSION,
	PHP_MODULE_GLOBALS(sockets),
	php_sockets_globals_construct,
	php_sockets_globals_destruct,
	ZEND_MODULE_POST_ZEND_DEACTIVATE_N(sockets),
	STANDARD_MODULE_PROPERTIES_EX,
};

#ifdef COMPILE_DL_SOCKETS
ZEND_GET_MODULE(sockets)
#endif
