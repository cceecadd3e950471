/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 27385102cd5222d2fdeac7515b21707b05d4698c */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_peer_credentials, 0, 1, Sockets\\PeerCredentials, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_describe, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_PeerCredentials___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_peer_credentials);
ZEND_FUNCTION(Sockets_describe);
ZEND_METHOD(Sockets_PeerCredentials, __construct);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", peer_credentials, Sockets_peer_credentials, arginfo_Sockets_peer_credentials)
	ZEND_NS_FALIAS("Sockets", describe, Sockets_describe, arginfo_Sockets_describe)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_PeerCredentials_methods[] = {
	ZEND_ME(Sockets_PeerCredentials, __construct, arginfo_class_Sockets_PeerCredentials___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Sockets_PeerCredentials(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "PeerCredentials", class_Sockets_PeerCredentials_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_pid_default_value;
	ZVAL_UNDEF(&property_pid_default_value);
	zend_string *property_pid_name = zend_string_init("pid", sizeof("pid") - 1, 1);
	zend_declare_typed_property(class_entry, property_pid_name, &property_pid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_pid_name);

	zval property_uid_default_value;
	ZVAL_UNDEF(&property_uid_default_value);
	zend_string *property_uid_name = zend_string_init("uid", sizeof("uid") - 1, 1);
	zend_declare_typed_property(class_entry, property_uid_name, &property_uid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_uid_name);

	zval property_gid_default_value;
	ZVAL_UNDEF(&property_gid_default_value);
	zend_string *property_gid_name = zend_string_init("gid", sizeof("gid") - 1, 1);
	zend_declare_typed_property(class_entry, property_gid_name, &property_gid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_gid_name);

	return class_entry;
}
