/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 87401caa9f2f27ea096e9c7d34ed0feaf4872ce4 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_Reader___construct, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 0, "65536")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_readLine, 0, 0, IS_STRING, 1)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_readExactly, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, length, IS_LONG, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_readUntil, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, delimiter, IS_STRING, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_read, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, max, IS_LONG, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Reader_peek arginfo_class_Sockets_Reader_readExactly

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_readMessage, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, read, IS_CALLABLE, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_buffered, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Reader_getSocket, 0, 0, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Reader_getIterator, 0, 0, Iterator, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Sockets_Reader, __construct);
ZEND_METHOD(Sockets_Reader, readLine);
ZEND_METHOD(Sockets_Reader, readExactly);
ZEND_METHOD(Sockets_Reader, readUntil);
ZEND_METHOD(Sockets_Reader, read);
ZEND_METHOD(Sockets_Reader, peek);
ZEND_METHOD(Sockets_Reader, readMessage);
ZEND_METHOD(Sockets_Reader, buffered);
ZEND_METHOD(Sockets_Reader, getSocket);
ZEND_METHOD(Sockets_Reader, getIterator);


static const zend_function_entry class_Sockets_Reader_methods[] = {
	ZEND_ME(Sockets_Reader, __construct, arginfo_class_Sockets_Reader___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readLine, arginfo_class_Sockets_Reader_readLine, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readExactly, arginfo_class_Sockets_Reader_readExactly, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readUntil, arginfo_class_Sockets_Reader_readUntil, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, read, arginfo_class_Sockets_Reader_read, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, peek, arginfo_class_Sockets_Reader_peek, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readMessage, arginfo_class_Sockets_Reader_readMessage, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, buffered, arginfo_class_Sockets_Reader_buffered, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, getSocket, arginfo_class_Sockets_Reader_getSocket, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, getIterator, arginfo_class_Sockets_Reader_getIterator, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Sockets_Reader(zend_class_entry *class_entry_IteratorAggregate)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "Reader", class_Sockets_Reader_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_IteratorAggregate);

	return class_entry;
}
