/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 9f83d2fe987cde91f40884358b7f71eb2c446410 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_send_handles, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, handles, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, data, IS_STRING, 0, "\"\\x00\"")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_receive_handles, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 0, "253")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(1, data, "null")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_send_handles);
ZEND_FUNCTION(Sockets_receive_handles);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", send_handles, Sockets_send_handles, arginfo_Sockets_send_handles)
	ZEND_NS_FALIAS("Sockets", receive_handles, Sockets_receive_handles, arginfo_Sockets_receive_handles)
	ZEND_FE_END
};
