#include "php_layer.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_enum.h"
#include "zend_interfaces.h"

#include "php_layer_classes.h"
#include "php_layer_datagram.h"
#include "php_layer_io.h"
#include "php_layer_process.h"
#include "php_layer_reader.h"

#include "layer_arginfo.h"

php_layer_class_entries php_layer_classes;
zend_class_entry *php_layer_endpoint_ce;

void php_layer_startup(int type)
{
	php_layer_class_entries *c = &php_layer_classes;

	c->error_kind = register_class_Sockets_ErrorKind();
	php_layer_endpoint_ce = register_class_Sockets_Endpoint(zend_ce_stringable);
	c->socket_exception = register_class_Sockets_SocketException(spl_ce_RuntimeException);
	c->timeout_exception = register_class_Sockets_TimeoutException(c->socket_exception);
	c->resolve_exception = register_class_Sockets_ResolveException(c->socket_exception);
	php_layer_error_startup();
	php_layer_endpoint_startup();
	php_layer_io_startup(type);
	php_layer_connect_startup(type);
	php_layer_file_startup(type);
	php_layer_listen_startup(type);
	php_layer_batch_startup(type);
	php_layer_process_startup(type);
	php_layer_handles_startup(type);
	php_layer_describe_startup(type);
	php_layer_tcp_info_startup(type);
	php_layer_reader_startup();
}
