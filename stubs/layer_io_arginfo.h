/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 2de4b7e0ce40e10101ee2c27077a5da5f4cc4a85 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_read, 0, 2, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, max, IS_LONG, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_read_exactly, 0, 2, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, length, IS_LONG, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_read_until, 0, 2, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, delimiter, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 0, "65536")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_read_line, 0, 1, IS_STRING, 1)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 0, "65536")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_write_all, 0, 2, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_MASK(0, data, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_read_frame, 0, 1, IS_STRING, 1)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 0, "16777216")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_write_frame, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_read);
ZEND_FUNCTION(Sockets_read_exactly);
ZEND_FUNCTION(Sockets_read_until);
ZEND_FUNCTION(Sockets_read_line);
ZEND_FUNCTION(Sockets_write_all);
ZEND_FUNCTION(Sockets_read_frame);
ZEND_FUNCTION(Sockets_write_frame);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", read, Sockets_read, arginfo_Sockets_read)
	ZEND_NS_FALIAS("Sockets", read_exactly, Sockets_read_exactly, arginfo_Sockets_read_exactly)
	ZEND_NS_FALIAS("Sockets", read_until, Sockets_read_until, arginfo_Sockets_read_until)
	ZEND_NS_FALIAS("Sockets", read_line, Sockets_read_line, arginfo_Sockets_read_line)
	ZEND_NS_FALIAS("Sockets", write_all, Sockets_write_all, arginfo_Sockets_write_all)
	ZEND_NS_FALIAS("Sockets", read_frame, Sockets_read_frame, arginfo_Sockets_read_frame)
	ZEND_NS_FALIAS("Sockets", write_frame, Sockets_write_frame, arginfo_Sockets_write_frame)
	ZEND_FE_END
};
