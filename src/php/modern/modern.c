#include "modern/modern.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_attributes.h"
#include "zend_enum.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "common/error.h"
#include "modern/datagram.h"
#include "modern/endpoint.h"
#include "modern/error.h"
#include "modern/exception.h"
#include "modern/proxy.h"
#include "modern/reader.h"
#include "modern/writer.h"

#include "modern_arginfo.h"

php_modern_class_entries php_modern_classes;

static void modern_register_exceptions(void)
{
	php_modern_class_entries *c = &php_modern_classes;

	c->error_kind = register_class_Sockets_ErrorKind();
	c->socket_exception = register_class_Sockets_SocketException(spl_ce_RuntimeException);
	c->timeout_exception = register_class_Sockets_TimeoutException(c->socket_exception);
	c->resolve_exception = register_class_Sockets_ResolveException(c->socket_exception);
	c->cancelled_exception = register_class_Sockets_CancelledException(zend_ce_exception);
	c->tls_exception = register_class_Sockets_TlsException(c->socket_exception);
	php_modern_prepare_exceptions();
	php_sockets_on_part(php_modern_add_part);
}

/* Options may have keys and passphrases: backtraces do not show them. (gen_stub.php cannot write
 * the attribute of a function in a namespace.) */
static void modern_hide_argument(const char *function, uint32_t index)
{
	zend_function *f = zend_hash_str_find_ptr(CG(function_table), function, strlen(function));

	zend_add_parameter_attribute(f, index, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
}

void php_modern_startup(int type)
{
	php_modern_class_entries *c = &php_modern_classes;

	modern_register_exceptions();
	c->endpoint = register_class_Sockets_Endpoint(zend_ce_stringable);
	php_modern_prepare_endpoint(c->endpoint);
	c->datagram = register_class_Sockets_Datagram();
	php_modern_prepare_datagram(c->datagram);
	c->peer_credentials = register_class_Sockets_PeerCredentials();
	c->tcp_info = register_class_Sockets_TcpInfo();
	c->tls_info = register_class_Sockets_TlsInfo();
	c->proxy_header = register_class_Sockets_ProxyHeader(zend_ce_stringable);
	php_modern_proxy_startup();
	php_modern_prepare_reader(register_class_Sockets_Reader(zend_ce_aggregate));
	php_modern_prepare_writer(register_class_Sockets_Writer());
	zend_register_functions(NULL, ext_functions, NULL, type);
	modern_hide_argument("sockets\\connect", 2);
	modern_hide_argument("sockets\\listen", 1);
	modern_hide_argument("sockets\\secure", 1);
}
