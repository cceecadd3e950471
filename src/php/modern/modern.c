#include "modern/internal.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_enum.h"
#include "zend_interfaces.h"

#include "modern/classes.h"
#include "modern/datagram.h"
#include "modern/io.h"
#include "modern/process.h"
#include "modern/reader.h"

#include "layer_arginfo.h"

php_modern_class_entries php_modern_classes;
zend_class_entry *php_modern_endpoint_ce;

void php_modern_startup(int type)
{
	php_modern_class_entries *c = &php_modern_classes;

	c->error_kind = register_class_Sockets_ErrorKind();
	php_modern_endpoint_ce = register_class_Sockets_Endpoint(zend_ce_stringable);
	c->socket_exception = register_class_Sockets_SocketException(spl_ce_RuntimeException);
	c->timeout_exception = register_class_Sockets_TimeoutException(c->socket_exception);
	c->resolve_exception = register_class_Sockets_ResolveException(c->socket_exception);
	php_modern_error_startup();
	php_modern_endpoint_startup();
	php_modern_io_startup(type);
	php_modern_connect_startup(type);
	php_modern_file_startup(type);
	php_modern_listen_startup(type);
	php_modern_batch_startup(type);
	php_modern_process_startup(type);
	php_modern_handles_startup(type);
	php_modern_describe_startup(type);
	php_modern_tcp_info_startup(type);
	php_modern_reader_startup();
}
