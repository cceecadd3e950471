/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 8c90bef0bac92d823781acbbffffbb97f85bc87f */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_Endpoint___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Endpoint_parse, 0, 1, Sockets\\Endpoint, 0)
	ZEND_ARG_TYPE_INFO(0, endpoint, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Endpoint_local, 0, 1, Sockets\\Endpoint, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Endpoint_peer arginfo_class_Sockets_Endpoint_local

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Endpoint___toString, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Endpoint___serialize, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Endpoint___unserialize, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_ARRAY, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Sockets_Endpoint, __construct);
ZEND_METHOD(Sockets_Endpoint, parse);
ZEND_METHOD(Sockets_Endpoint, local);
ZEND_METHOD(Sockets_Endpoint, peer);
ZEND_METHOD(Sockets_Endpoint, __toString);
ZEND_METHOD(Sockets_Endpoint, __serialize);
ZEND_METHOD(Sockets_Endpoint, __unserialize);


static const zend_function_entry class_Sockets_ErrorKind_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_Endpoint_methods[] = {
	ZEND_ME(Sockets_Endpoint, __construct, arginfo_class_Sockets_Endpoint___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Sockets_Endpoint, parse, arginfo_class_Sockets_Endpoint_parse, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_Endpoint, local, arginfo_class_Sockets_Endpoint_local, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_Endpoint, peer, arginfo_class_Sockets_Endpoint_peer, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_Endpoint, __toString, arginfo_class_Sockets_Endpoint___toString, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Endpoint, __serialize, arginfo_class_Sockets_Endpoint___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Endpoint, __unserialize, arginfo_class_Sockets_Endpoint___unserialize, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_SocketException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_ResolveException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Sockets_ErrorKind(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Sockets\\ErrorKind", IS_STRING, class_Sockets_ErrorKind_methods);

	zval enum_case_Other_value;
	zend_string *enum_case_Other_value_str = zend_string_init("Other", strlen("Other"), 1);
	ZVAL_STR(&enum_case_Other_value, enum_case_Other_value_str);
	zend_enum_add_case_cstr(class_entry, "Other", &enum_case_Other_value);

	zval enum_case_Refused_value;
	zend_string *enum_case_Refused_value_str = zend_string_init("Refused", strlen("Refused"), 1);
	ZVAL_STR(&enum_case_Refused_value, enum_case_Refused_value_str);
	zend_enum_add_case_cstr(class_entry, "Refused", &enum_case_Refused_value);

	zval enum_case_Reset_value;
	zend_string *enum_case_Reset_value_str = zend_string_init("Reset", strlen("Reset"), 1);
	ZVAL_STR(&enum_case_Reset_value, enum_case_Reset_value_str);
	zend_enum_add_case_cstr(class_entry, "Reset", &enum_case_Reset_value);

	zval enum_case_Aborted_value;
	zend_string *enum_case_Aborted_value_str = zend_string_init("Aborted", strlen("Aborted"), 1);
	ZVAL_STR(&enum_case_Aborted_value, enum_case_Aborted_value_str);
	zend_enum_add_case_cstr(class_entry, "Aborted", &enum_case_Aborted_value);

	zval enum_case_TimedOut_value;
	zend_string *enum_case_TimedOut_value_str = zend_string_init("TimedOut", strlen("TimedOut"), 1);
	ZVAL_STR(&enum_case_TimedOut_value, enum_case_TimedOut_value_str);
	zend_enum_add_case_cstr(class_entry, "TimedOut", &enum_case_TimedOut_value);

	zval enum_case_Unreachable_value;
	zend_string *enum_case_Unreachable_value_str = zend_string_init("Unreachable", strlen("Unreachable"), 1);
	ZVAL_STR(&enum_case_Unreachable_value, enum_case_Unreachable_value_str);
	zend_enum_add_case_cstr(class_entry, "Unreachable", &enum_case_Unreachable_value);

	zval enum_case_AddressInUse_value;
	zend_string *enum_case_AddressInUse_value_str = zend_string_init("AddressInUse", strlen("AddressInUse"), 1);
	ZVAL_STR(&enum_case_AddressInUse_value, enum_case_AddressInUse_value_str);
	zend_enum_add_case_cstr(class_entry, "AddressInUse", &enum_case_AddressInUse_value);

	zval enum_case_AddressNotAvailable_value;
	zend_string *enum_case_AddressNotAvailable_value_str = zend_string_init("AddressNotAvailable", strlen("AddressNotAvailable"), 1);
	ZVAL_STR(&enum_case_AddressNotAvailable_value, enum_case_AddressNotAvailable_value_str);
	zend_enum_add_case_cstr(class_entry, "AddressNotAvailable", &enum_case_AddressNotAvailable_value);

	zval enum_case_PermissionDenied_value;
	zend_string *enum_case_PermissionDenied_value_str = zend_string_init("PermissionDenied", strlen("PermissionDenied"), 1);
	ZVAL_STR(&enum_case_PermissionDenied_value, enum_case_PermissionDenied_value_str);
	zend_enum_add_case_cstr(class_entry, "PermissionDenied", &enum_case_PermissionDenied_value);

	zval enum_case_NotFound_value;
	zend_string *enum_case_NotFound_value_str = zend_string_init("NotFound", strlen("NotFound"), 1);
	ZVAL_STR(&enum_case_NotFound_value, enum_case_NotFound_value_str);
	zend_enum_add_case_cstr(class_entry, "NotFound", &enum_case_NotFound_value);

	zval enum_case_WouldBlock_value;
	zend_string *enum_case_WouldBlock_value_str = zend_string_init("WouldBlock", strlen("WouldBlock"), 1);
	ZVAL_STR(&enum_case_WouldBlock_value, enum_case_WouldBlock_value_str);
	zend_enum_add_case_cstr(class_entry, "WouldBlock", &enum_case_WouldBlock_value);

	zval enum_case_Interrupted_value;
	zend_string *enum_case_Interrupted_value_str = zend_string_init("Interrupted", strlen("Interrupted"), 1);
	ZVAL_STR(&enum_case_Interrupted_value, enum_case_Interrupted_value_str);
	zend_enum_add_case_cstr(class_entry, "Interrupted", &enum_case_Interrupted_value);

	zval enum_case_BrokenPipe_value;
	zend_string *enum_case_BrokenPipe_value_str = zend_string_init("BrokenPipe", strlen("BrokenPipe"), 1);
	ZVAL_STR(&enum_case_BrokenPipe_value, enum_case_BrokenPipe_value_str);
	zend_enum_add_case_cstr(class_entry, "BrokenPipe", &enum_case_BrokenPipe_value);

	zval enum_case_NotConnected_value;
	zend_string *enum_case_NotConnected_value_str = zend_string_init("NotConnected", strlen("NotConnected"), 1);
	ZVAL_STR(&enum_case_NotConnected_value, enum_case_NotConnected_value_str);
	zend_enum_add_case_cstr(class_entry, "NotConnected", &enum_case_NotConnected_value);

	zval enum_case_AlreadyConnected_value;
	zend_string *enum_case_AlreadyConnected_value_str = zend_string_init("AlreadyConnected", strlen("AlreadyConnected"), 1);
	ZVAL_STR(&enum_case_AlreadyConnected_value, enum_case_AlreadyConnected_value_str);
	zend_enum_add_case_cstr(class_entry, "AlreadyConnected", &enum_case_AlreadyConnected_value);

	zval enum_case_Closed_value;
	zend_string *enum_case_Closed_value_str = zend_string_init("Closed", strlen("Closed"), 1);
	ZVAL_STR(&enum_case_Closed_value, enum_case_Closed_value_str);
	zend_enum_add_case_cstr(class_entry, "Closed", &enum_case_Closed_value);

	zval enum_case_Unresolved_value;
	zend_string *enum_case_Unresolved_value_str = zend_string_init("Unresolved", strlen("Unresolved"), 1);
	ZVAL_STR(&enum_case_Unresolved_value, enum_case_Unresolved_value_str);
	zend_enum_add_case_cstr(class_entry, "Unresolved", &enum_case_Unresolved_value);

	zval enum_case_TooManyHandles_value;
	zend_string *enum_case_TooManyHandles_value_str = zend_string_init("TooManyHandles", strlen("TooManyHandles"), 1);
	ZVAL_STR(&enum_case_TooManyHandles_value, enum_case_TooManyHandles_value_str);
	zend_enum_add_case_cstr(class_entry, "TooManyHandles", &enum_case_TooManyHandles_value);

	zval enum_case_OutOfMemory_value;
	zend_string *enum_case_OutOfMemory_value_str = zend_string_init("OutOfMemory", strlen("OutOfMemory"), 1);
	ZVAL_STR(&enum_case_OutOfMemory_value, enum_case_OutOfMemory_value_str);
	zend_enum_add_case_cstr(class_entry, "OutOfMemory", &enum_case_OutOfMemory_value);

	zval enum_case_Unsupported_value;
	zend_string *enum_case_Unsupported_value_str = zend_string_init("Unsupported", strlen("Unsupported"), 1);
	ZVAL_STR(&enum_case_Unsupported_value, enum_case_Unsupported_value_str);
	zend_enum_add_case_cstr(class_entry, "Unsupported", &enum_case_Unsupported_value);

	zval enum_case_InvalidArgument_value;
	zend_string *enum_case_InvalidArgument_value_str = zend_string_init("InvalidArgument", strlen("InvalidArgument"), 1);
	ZVAL_STR(&enum_case_InvalidArgument_value, enum_case_InvalidArgument_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidArgument", &enum_case_InvalidArgument_value);

	zval enum_case_MessageTooLarge_value;
	zend_string *enum_case_MessageTooLarge_value_str = zend_string_init("MessageTooLarge", strlen("MessageTooLarge"), 1);
	ZVAL_STR(&enum_case_MessageTooLarge_value, enum_case_MessageTooLarge_value_str);
	zend_enum_add_case_cstr(class_entry, "MessageTooLarge", &enum_case_MessageTooLarge_value);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_Endpoint(zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "Endpoint", class_Sockets_Endpoint_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_Stringable);

	zval property_scheme_default_value;
	ZVAL_UNDEF(&property_scheme_default_value);
	zend_string *property_scheme_name = zend_string_init("scheme", sizeof("scheme") - 1, 1);
	zend_declare_typed_property(class_entry, property_scheme_name, &property_scheme_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_scheme_name);

	zval property_host_default_value;
	ZVAL_UNDEF(&property_host_default_value);
	zend_string *property_host_name = zend_string_init("host", sizeof("host") - 1, 1);
	zend_declare_typed_property(class_entry, property_host_name, &property_host_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_host_name);

	zval property_port_default_value;
	ZVAL_UNDEF(&property_port_default_value);
	zend_string *property_port_name = zend_string_init("port", sizeof("port") - 1, 1);
	zend_declare_typed_property(class_entry, property_port_name, &property_port_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_port_name);

	zval property_path_default_value;
	ZVAL_UNDEF(&property_path_default_value);
	zend_string *property_path_name = zend_string_init("path", sizeof("path") - 1, 1);
	zend_declare_typed_property(class_entry, property_path_name, &property_path_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_path_name);

	zval property_scope_default_value;
	ZVAL_UNDEF(&property_scope_default_value);
	zend_string *property_scope_name = zend_string_init("scope", sizeof("scope") - 1, 1);
	zend_declare_typed_property(class_entry, property_scope_name, &property_scope_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_scope_name);

	zval property_options_default_value;
	ZVAL_UNDEF(&property_options_default_value);
	zend_string *property_options_name = zend_string_init("options", sizeof("options") - 1, 1);
	zend_declare_typed_property(class_entry, property_options_name, &property_options_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_options_name);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_SocketException(zend_class_entry *class_entry_RuntimeException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "SocketException", class_Sockets_SocketException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);

	zend_string *property_kind_class_Sockets_ErrorKind = zend_string_init("Sockets\\ErrorKind", sizeof("Sockets\\ErrorKind")-1, 1);
	zval property_kind_default_value;
	ZVAL_UNDEF(&property_kind_default_value);
	zend_string *property_kind_name = zend_string_init("kind", sizeof("kind") - 1, 1);
	zend_declare_typed_property(class_entry, property_kind_name, &property_kind_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_kind_class_Sockets_ErrorKind, 0, 0));
	zend_string_release(property_kind_name);

	zval property_symbol_default_value;
	ZVAL_UNDEF(&property_symbol_default_value);
	zend_string *property_symbol_name = zend_string_init("symbol", sizeof("symbol") - 1, 1);
	zend_declare_typed_property(class_entry, property_symbol_name, &property_symbol_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_symbol_name);

	zend_string *property_endpoint_class_Sockets_Endpoint = zend_string_init("Sockets\\Endpoint", sizeof("Sockets\\Endpoint")-1, 1);
	zval property_endpoint_default_value;
	ZVAL_UNDEF(&property_endpoint_default_value);
	zend_string *property_endpoint_name = zend_string_init("endpoint", sizeof("endpoint") - 1, 1);
	zend_declare_typed_property(class_entry, property_endpoint_name, &property_endpoint_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_endpoint_class_Sockets_Endpoint, 0, MAY_BE_NULL));
	zend_string_release(property_endpoint_name);

	zval property_partial_default_value;
	ZVAL_UNDEF(&property_partial_default_value);
	zend_string *property_partial_name = zend_string_init("partial", sizeof("partial") - 1, 1);
	zend_declare_typed_property(class_entry, property_partial_name, &property_partial_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_partial_name);

	zval property_transferred_default_value;
	ZVAL_UNDEF(&property_transferred_default_value);
	zend_string *property_transferred_name = zend_string_init("transferred", sizeof("transferred") - 1, 1);
	zend_declare_typed_property(class_entry, property_transferred_name, &property_transferred_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_transferred_name);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_TimeoutException(zend_class_entry *class_entry_Sockets_SocketException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "TimeoutException", class_Sockets_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Sockets_SocketException);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_ResolveException(zend_class_entry *class_entry_Sockets_SocketException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "ResolveException", class_Sockets_ResolveException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Sockets_SocketException);

	return class_entry;
}
