/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 17f632b075229372c4a0292a495106bf1a622ce4 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_send_file, 0, 2, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_INFO(0, stream)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, offset, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, length, IS_LONG, 1, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_send_file);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", send_file, Sockets_send_file, arginfo_Sockets_send_file)
	ZEND_FE_END
};
