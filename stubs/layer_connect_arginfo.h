/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: a956be5d28d319326c1f5226cdce8c4932bff790 */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_connect, 0, 1, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, to, Sockets\\Endpoint, MAY_BE_STRING, NULL)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_connect);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", connect, Sockets_connect, arginfo_Sockets_connect)
	ZEND_FE_END
};
