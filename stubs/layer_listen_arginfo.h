/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e8333167cd5587f56711745f9161d0d852efe94f */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_listen, 0, 1, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, on, Sockets\\Endpoint, MAY_BE_STRING, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_accept, 0, 1, Socket, 0)
	ZEND_ARG_OBJ_INFO(0, server, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(1, peer, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_has_dual_stack, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_listen);
ZEND_FUNCTION(Sockets_accept);
ZEND_FUNCTION(Sockets_has_dual_stack);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", listen, Sockets_listen, arginfo_Sockets_listen)
	ZEND_NS_FALIAS("Sockets", accept, Sockets_accept, arginfo_Sockets_accept)
	ZEND_NS_FALIAS("Sockets", has_dual_stack, Sockets_has_dual_stack, arginfo_Sockets_has_dual_stack)
	ZEND_FE_END
};
