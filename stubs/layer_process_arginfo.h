/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 5e82efdf5f727b1c964fbafcc06a391bb078be1b */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_activated, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_from_descriptor, 0, 1, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, descriptor, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_descriptor, 0, 1, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_set_inheritable, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, inheritable, _IS_BOOL, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_activated);
ZEND_FUNCTION(Sockets_from_descriptor);
ZEND_FUNCTION(Sockets_descriptor);
ZEND_FUNCTION(Sockets_set_inheritable);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", activated, Sockets_activated, arginfo_Sockets_activated)
	ZEND_NS_FALIAS("Sockets", from_descriptor, Sockets_from_descriptor, arginfo_Sockets_from_descriptor)
	ZEND_NS_FALIAS("Sockets", descriptor, Sockets_descriptor, arginfo_Sockets_descriptor)
	ZEND_NS_FALIAS("Sockets", set_inheritable, Sockets_set_inheritable, arginfo_Sockets_set_inheritable)
	ZEND_FE_END
};
