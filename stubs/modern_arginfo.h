/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: a9cadc775d6f5878da1e31c84c1f31e90806500b */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_connect, 0, 1, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, to, Sockets\\Endpoint, MAY_BE_STRING, NULL)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_resolve, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, name, Sockets\\Endpoint, MAY_BE_STRING, NULL)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_lookup_srv, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

#define arginfo_Sockets_lookup_mx arginfo_Sockets_lookup_srv

#define arginfo_Sockets_lookup_txt arginfo_Sockets_lookup_srv

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_lookup_ptr, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, address, IS_STRING, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_listen, 0, 1, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, on, Sockets\\Endpoint, MAY_BE_STRING, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_accept, 0, 1, Socket, 0)
	ZEND_ARG_OBJ_INFO(0, server, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(1, peer, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, proxy, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_try_accept, 0, 1, Socket, 1)
	ZEND_ARG_OBJ_INFO(0, server, Socket, 0)
	ZEND_ARG_INFO_WITH_DEFAULT_VALUE(1, peer, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_has_dual_stack, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_read_proxy_header, 0, 2, Sockets\\ProxyHeader, 0)
	ZEND_ARG_OBJ_INFO(0, connection, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, from, IS_ARRAY, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_proxy_header, 0, 1, Sockets\\ProxyHeader, 1)
	ZEND_ARG_OBJ_INFO(0, connection, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_pair, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, scheme, IS_STRING, 0, "\'unix\'")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_shutdown, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, how, IS_STRING, 0, "\'write\'")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_close, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, linger, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_disconnect, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_original_destination, 0, 1, Sockets\\Endpoint, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_set_option, 0, 3, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, value, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_get_option, 0, 2, IS_MIXED, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_read, 0, 2, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, max, IS_LONG, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_try_read, 0, 2, IS_STRING, 1)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, max, IS_LONG, 0)
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
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, keep_end, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_write_all, 0, 2, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_MASK(0, data, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_try_write, 0, 2, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_MASK(0, data, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
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

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_relay, 0, 2, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, from, Socket, 0)
	ZEND_ARG_OBJ_INFO(0, to, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, length, IS_LONG, 1, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_send_file, 0, 2, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_INFO(0, stream)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, offset, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, length, IS_LONG, 1, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_receive_batch, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, max, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, size, IS_LONG, 0, "65535")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_send_batch, 0, 2, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, datagrams, IS_ARRAY, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_send_segments, 0, 3, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, segment, IS_LONG, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, to, Sockets\\Datagram|Sockets\\Endpoint, MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_join_group, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, group, Sockets\\Endpoint, MAY_BE_STRING, NULL)
	ZEND_ARG_TYPE_MASK(0, interface, MAY_BE_LONG|MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, source, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_Sockets_leave_group arginfo_Sockets_join_group

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_block_source, 0, 3, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, group, Sockets\\Endpoint, MAY_BE_STRING, NULL)
	ZEND_ARG_TYPE_INFO(0, source, IS_STRING, 0)
	ZEND_ARG_TYPE_MASK(0, interface, MAY_BE_LONG|MAY_BE_STRING|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

#define arginfo_Sockets_unblock_source arginfo_Sockets_block_source

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

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_activated, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_notify, 0, 0, _IS_BOOL, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, state, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_watchdog, 0, 0, IS_DOUBLE, 1)
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

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_secure, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_secure_info, 0, 1, Sockets\\TlsInfo, 1)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_peer_credentials, 0, 1, Sockets\\PeerCredentials, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Sockets_describe, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_tcp_info, 0, 1, Sockets\\TcpInfo, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_SocketException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\'\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, kind, Sockets\\ErrorKind, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, endpoint, Sockets\\Endpoint, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, local, Sockets\\Endpoint, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, symbol, IS_STRING, 0, "\'\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, partial, IS_STRING, 0, "\'\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, transferred, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, attempts, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_SocketException___serialize arginfo_Sockets_activated

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_CancelledException___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, message, IS_STRING, 0, "\'\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, code, IS_LONG, 0, "0")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, previous, Throwable, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, partial, IS_STRING, 0, "\'\'")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, transferred, IS_LONG, 0, "0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_Endpoint___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Endpoint_parse, 0, 1, Sockets\\Endpoint, 0)
	ZEND_ARG_TYPE_INFO(0, endpoint, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, _IS_BOOL, 0, "true")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Endpoint_of, 0, 1, Sockets\\Endpoint, 0)
	ZEND_ARG_TYPE_INFO(0, scheme, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, host, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, port, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, path, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, scope, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Endpoint_local, 0, 1, Sockets\\Endpoint, 0)
	ZEND_ARG_INFO(0, socket)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Endpoint_peer arginfo_class_Sockets_Endpoint_local

#define arginfo_class_Sockets_Endpoint_from arginfo_class_Sockets_Endpoint_local

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Endpoint_equals, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, other, Sockets\\Endpoint, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Endpoint_isMapped arginfo_Sockets_has_dual_stack

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Endpoint___toString, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Endpoint___serialize arginfo_Sockets_activated

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Endpoint___unserialize, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_ProxyHeader___construct arginfo_class_Sockets_Endpoint___construct

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_ProxyHeader_of, 0, 0, Sockets\\ProxyHeader, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, source, Sockets\\Endpoint, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, destination, Sockets\\Endpoint, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, version, IS_LONG, 0, "2")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, tlvs, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, checksum, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_ProxyHeader_parse, 0, 1, Sockets\\ProxyHeader, 0)
	ZEND_ARG_TYPE_INFO(0, bytes, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_ProxyHeader___toString arginfo_class_Sockets_Endpoint___toString

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_Reader___construct, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 0, "65536")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_readLine, 0, 0, IS_STRING, 1)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, keep_end, _IS_BOOL, 0, "false")
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

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_mark, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Reader_rewind arginfo_class_Sockets_Reader_mark

#define arginfo_class_Sockets_Reader_unmark arginfo_class_Sockets_Reader_mark

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_readFrame, 0, 0, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 0, "16777216")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_skip, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, length, IS_LONG, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Reader_readAll arginfo_class_Sockets_Reader_read

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Reader_buffered, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Reader_getSocket, 0, 0, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Reader_getIterator, 0, 0, Iterator, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_Writer___construct, 0, 0, 1)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, max, IS_LONG, 0, "16777216")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, high, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, low, IS_LONG, 1, "null")
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Writer_write, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_MASK(0, data, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Writer_flush, 0, 0, IS_VOID, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, timeout, Time\\Duration, MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_NULL, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Writer_tryFlush arginfo_Sockets_has_dual_stack

#define arginfo_class_Sockets_Writer_pending arginfo_class_Sockets_Reader_buffered

#define arginfo_class_Sockets_Writer_wantsWrite arginfo_Sockets_has_dual_stack

#define arginfo_class_Sockets_Writer_isFull arginfo_Sockets_has_dual_stack

#define arginfo_class_Sockets_Writer_getSocket arginfo_class_Sockets_Reader_getSocket

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_Datagram___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, address, Sockets\\Endpoint, MAY_BE_STRING|MAY_BE_NULL, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, port, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, control, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, truncated, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Datagram_reply, 0, 1, Sockets\\Datagram, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, control, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Sockets_Datagram_endpoint, 0, 0, Sockets\\Endpoint, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Datagram_destination arginfo_class_Sockets_Datagram_endpoint

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Sockets_Datagram_ttl, 0, 0, IS_LONG, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Sockets_Datagram_ecn arginfo_class_Sockets_Datagram_ttl

#define arginfo_class_Sockets_Datagram_dscp arginfo_class_Sockets_Datagram_ttl

#define arginfo_class_Sockets_Datagram_timestamp arginfo_Sockets_watchdog

#define arginfo_class_Sockets_Datagram___serialize arginfo_Sockets_activated

#define arginfo_class_Sockets_Datagram___unserialize arginfo_class_Sockets_Endpoint___unserialize

#define arginfo_class_Sockets_TlsInfo___construct arginfo_class_Sockets_Endpoint___construct

#define arginfo_class_Sockets_PeerCredentials___construct arginfo_class_Sockets_Endpoint___construct

#define arginfo_class_Sockets_TcpInfo___construct arginfo_class_Sockets_Endpoint___construct


ZEND_FUNCTION(Sockets_connect);
ZEND_FUNCTION(Sockets_resolve);
ZEND_FUNCTION(Sockets_lookup_srv);
ZEND_FUNCTION(Sockets_lookup_mx);
ZEND_FUNCTION(Sockets_lookup_txt);
ZEND_FUNCTION(Sockets_lookup_ptr);
ZEND_FUNCTION(Sockets_listen);
ZEND_FUNCTION(Sockets_accept);
ZEND_FUNCTION(Sockets_try_accept);
ZEND_FUNCTION(Sockets_has_dual_stack);
ZEND_FUNCTION(Sockets_read_proxy_header);
ZEND_FUNCTION(Sockets_proxy_header);
ZEND_FUNCTION(Sockets_pair);
ZEND_FUNCTION(Sockets_shutdown);
ZEND_FUNCTION(Sockets_close);
ZEND_FUNCTION(Sockets_disconnect);
ZEND_FUNCTION(Sockets_original_destination);
ZEND_FUNCTION(Sockets_set_option);
ZEND_FUNCTION(Sockets_get_option);
ZEND_FUNCTION(Sockets_read);
ZEND_FUNCTION(Sockets_try_read);
ZEND_FUNCTION(Sockets_read_exactly);
ZEND_FUNCTION(Sockets_read_until);
ZEND_FUNCTION(Sockets_read_line);
ZEND_FUNCTION(Sockets_write_all);
ZEND_FUNCTION(Sockets_try_write);
ZEND_FUNCTION(Sockets_read_frame);
ZEND_FUNCTION(Sockets_write_frame);
ZEND_FUNCTION(Sockets_relay);
ZEND_FUNCTION(Sockets_send_file);
ZEND_FUNCTION(Sockets_receive_batch);
ZEND_FUNCTION(Sockets_send_batch);
ZEND_FUNCTION(Sockets_send_segments);
ZEND_FUNCTION(Sockets_join_group);
ZEND_FUNCTION(Sockets_leave_group);
ZEND_FUNCTION(Sockets_block_source);
ZEND_FUNCTION(Sockets_unblock_source);
ZEND_FUNCTION(Sockets_send_handles);
ZEND_FUNCTION(Sockets_receive_handles);
ZEND_FUNCTION(Sockets_activated);
ZEND_FUNCTION(Sockets_notify);
ZEND_FUNCTION(Sockets_watchdog);
ZEND_FUNCTION(Sockets_from_descriptor);
ZEND_FUNCTION(Sockets_descriptor);
ZEND_FUNCTION(Sockets_set_inheritable);
ZEND_FUNCTION(Sockets_secure);
ZEND_FUNCTION(Sockets_secure_info);
ZEND_FUNCTION(Sockets_peer_credentials);
ZEND_FUNCTION(Sockets_describe);
ZEND_FUNCTION(Sockets_tcp_info);
ZEND_METHOD(Sockets_SocketException, __construct);
ZEND_METHOD(Sockets_SocketException, __serialize);
ZEND_METHOD(Sockets_CancelledException, __construct);
ZEND_METHOD(Sockets_Endpoint, __construct);
ZEND_METHOD(Sockets_Endpoint, parse);
ZEND_METHOD(Sockets_Endpoint, of);
ZEND_METHOD(Sockets_Endpoint, local);
ZEND_METHOD(Sockets_Endpoint, peer);
ZEND_METHOD(Sockets_Endpoint, from);
ZEND_METHOD(Sockets_Endpoint, equals);
ZEND_METHOD(Sockets_Endpoint, isMapped);
ZEND_METHOD(Sockets_Endpoint, __toString);
ZEND_METHOD(Sockets_Endpoint, __serialize);
ZEND_METHOD(Sockets_Endpoint, __unserialize);
ZEND_METHOD(Sockets_ProxyHeader, __construct);
ZEND_METHOD(Sockets_ProxyHeader, of);
ZEND_METHOD(Sockets_ProxyHeader, parse);
ZEND_METHOD(Sockets_ProxyHeader, __toString);
ZEND_METHOD(Sockets_Reader, __construct);
ZEND_METHOD(Sockets_Reader, readLine);
ZEND_METHOD(Sockets_Reader, readExactly);
ZEND_METHOD(Sockets_Reader, readUntil);
ZEND_METHOD(Sockets_Reader, read);
ZEND_METHOD(Sockets_Reader, peek);
ZEND_METHOD(Sockets_Reader, readMessage);
ZEND_METHOD(Sockets_Reader, mark);
ZEND_METHOD(Sockets_Reader, rewind);
ZEND_METHOD(Sockets_Reader, unmark);
ZEND_METHOD(Sockets_Reader, readFrame);
ZEND_METHOD(Sockets_Reader, skip);
ZEND_METHOD(Sockets_Reader, readAll);
ZEND_METHOD(Sockets_Reader, buffered);
ZEND_METHOD(Sockets_Reader, getSocket);
ZEND_METHOD(Sockets_Reader, getIterator);
ZEND_METHOD(Sockets_Writer, __construct);
ZEND_METHOD(Sockets_Writer, write);
ZEND_METHOD(Sockets_Writer, flush);
ZEND_METHOD(Sockets_Writer, tryFlush);
ZEND_METHOD(Sockets_Writer, pending);
ZEND_METHOD(Sockets_Writer, wantsWrite);
ZEND_METHOD(Sockets_Writer, isFull);
ZEND_METHOD(Sockets_Writer, getSocket);
ZEND_METHOD(Sockets_Datagram, __construct);
ZEND_METHOD(Sockets_Datagram, reply);
ZEND_METHOD(Sockets_Datagram, endpoint);
ZEND_METHOD(Sockets_Datagram, destination);
ZEND_METHOD(Sockets_Datagram, ttl);
ZEND_METHOD(Sockets_Datagram, ecn);
ZEND_METHOD(Sockets_Datagram, dscp);
ZEND_METHOD(Sockets_Datagram, timestamp);
ZEND_METHOD(Sockets_Datagram, __serialize);
ZEND_METHOD(Sockets_Datagram, __unserialize);
ZEND_METHOD(Sockets_TlsInfo, __construct);
ZEND_METHOD(Sockets_PeerCredentials, __construct);
ZEND_METHOD(Sockets_TcpInfo, __construct);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", connect, Sockets_connect, arginfo_Sockets_connect)
	ZEND_NS_FALIAS("Sockets", resolve, Sockets_resolve, arginfo_Sockets_resolve)
	ZEND_NS_FALIAS("Sockets", lookup_srv, Sockets_lookup_srv, arginfo_Sockets_lookup_srv)
	ZEND_NS_FALIAS("Sockets", lookup_mx, Sockets_lookup_mx, arginfo_Sockets_lookup_mx)
	ZEND_NS_FALIAS("Sockets", lookup_txt, Sockets_lookup_txt, arginfo_Sockets_lookup_txt)
	ZEND_NS_FALIAS("Sockets", lookup_ptr, Sockets_lookup_ptr, arginfo_Sockets_lookup_ptr)
	ZEND_NS_FALIAS("Sockets", listen, Sockets_listen, arginfo_Sockets_listen)
	ZEND_NS_FALIAS("Sockets", accept, Sockets_accept, arginfo_Sockets_accept)
	ZEND_NS_FALIAS("Sockets", try_accept, Sockets_try_accept, arginfo_Sockets_try_accept)
	ZEND_NS_FALIAS("Sockets", has_dual_stack, Sockets_has_dual_stack, arginfo_Sockets_has_dual_stack)
	ZEND_NS_FALIAS("Sockets", read_proxy_header, Sockets_read_proxy_header, arginfo_Sockets_read_proxy_header)
	ZEND_NS_FALIAS("Sockets", proxy_header, Sockets_proxy_header, arginfo_Sockets_proxy_header)
	ZEND_NS_FALIAS("Sockets", pair, Sockets_pair, arginfo_Sockets_pair)
	ZEND_NS_FALIAS("Sockets", shutdown, Sockets_shutdown, arginfo_Sockets_shutdown)
	ZEND_NS_FALIAS("Sockets", close, Sockets_close, arginfo_Sockets_close)
	ZEND_NS_FALIAS("Sockets", disconnect, Sockets_disconnect, arginfo_Sockets_disconnect)
	ZEND_NS_FALIAS("Sockets", original_destination, Sockets_original_destination, arginfo_Sockets_original_destination)
	ZEND_NS_FALIAS("Sockets", set_option, Sockets_set_option, arginfo_Sockets_set_option)
	ZEND_NS_FALIAS("Sockets", get_option, Sockets_get_option, arginfo_Sockets_get_option)
	ZEND_NS_FALIAS("Sockets", read, Sockets_read, arginfo_Sockets_read)
	ZEND_NS_FALIAS("Sockets", try_read, Sockets_try_read, arginfo_Sockets_try_read)
	ZEND_NS_FALIAS("Sockets", read_exactly, Sockets_read_exactly, arginfo_Sockets_read_exactly)
	ZEND_NS_FALIAS("Sockets", read_until, Sockets_read_until, arginfo_Sockets_read_until)
	ZEND_NS_FALIAS("Sockets", read_line, Sockets_read_line, arginfo_Sockets_read_line)
	ZEND_NS_FALIAS("Sockets", write_all, Sockets_write_all, arginfo_Sockets_write_all)
	ZEND_NS_FALIAS("Sockets", try_write, Sockets_try_write, arginfo_Sockets_try_write)
	ZEND_NS_FALIAS("Sockets", read_frame, Sockets_read_frame, arginfo_Sockets_read_frame)
	ZEND_NS_FALIAS("Sockets", write_frame, Sockets_write_frame, arginfo_Sockets_write_frame)
	ZEND_NS_FALIAS("Sockets", relay, Sockets_relay, arginfo_Sockets_relay)
	ZEND_NS_FALIAS("Sockets", send_file, Sockets_send_file, arginfo_Sockets_send_file)
	ZEND_NS_FALIAS("Sockets", receive_batch, Sockets_receive_batch, arginfo_Sockets_receive_batch)
	ZEND_NS_FALIAS("Sockets", send_batch, Sockets_send_batch, arginfo_Sockets_send_batch)
	ZEND_NS_FALIAS("Sockets", send_segments, Sockets_send_segments, arginfo_Sockets_send_segments)
	ZEND_NS_FALIAS("Sockets", join_group, Sockets_join_group, arginfo_Sockets_join_group)
	ZEND_NS_FALIAS("Sockets", leave_group, Sockets_leave_group, arginfo_Sockets_leave_group)
	ZEND_NS_FALIAS("Sockets", block_source, Sockets_block_source, arginfo_Sockets_block_source)
	ZEND_NS_FALIAS("Sockets", unblock_source, Sockets_unblock_source, arginfo_Sockets_unblock_source)
	ZEND_NS_FALIAS("Sockets", send_handles, Sockets_send_handles, arginfo_Sockets_send_handles)
	ZEND_NS_FALIAS("Sockets", receive_handles, Sockets_receive_handles, arginfo_Sockets_receive_handles)
	ZEND_NS_FALIAS("Sockets", activated, Sockets_activated, arginfo_Sockets_activated)
	ZEND_NS_FALIAS("Sockets", notify, Sockets_notify, arginfo_Sockets_notify)
	ZEND_NS_FALIAS("Sockets", watchdog, Sockets_watchdog, arginfo_Sockets_watchdog)
	ZEND_NS_FALIAS("Sockets", from_descriptor, Sockets_from_descriptor, arginfo_Sockets_from_descriptor)
	ZEND_NS_FALIAS("Sockets", descriptor, Sockets_descriptor, arginfo_Sockets_descriptor)
	ZEND_NS_FALIAS("Sockets", set_inheritable, Sockets_set_inheritable, arginfo_Sockets_set_inheritable)
	ZEND_NS_FALIAS("Sockets", secure, Sockets_secure, arginfo_Sockets_secure)
	ZEND_NS_FALIAS("Sockets", secure_info, Sockets_secure_info, arginfo_Sockets_secure_info)
	ZEND_NS_FALIAS("Sockets", peer_credentials, Sockets_peer_credentials, arginfo_Sockets_peer_credentials)
	ZEND_NS_FALIAS("Sockets", describe, Sockets_describe, arginfo_Sockets_describe)
	ZEND_NS_FALIAS("Sockets", tcp_info, Sockets_tcp_info, arginfo_Sockets_tcp_info)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_ErrorKind_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_SocketException_methods[] = {
	ZEND_ME(Sockets_SocketException, __construct, arginfo_class_Sockets_SocketException___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_SocketException, __serialize, arginfo_class_Sockets_SocketException___serialize, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_ResolveException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_CancelledException_methods[] = {
	ZEND_ME(Sockets_CancelledException, __construct, arginfo_class_Sockets_CancelledException___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_TlsException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_Endpoint_methods[] = {
	ZEND_ME(Sockets_Endpoint, __construct, arginfo_class_Sockets_Endpoint___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Sockets_Endpoint, parse, arginfo_class_Sockets_Endpoint_parse, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_Endpoint, of, arginfo_class_Sockets_Endpoint_of, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_Endpoint, local, arginfo_class_Sockets_Endpoint_local, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_Endpoint, peer, arginfo_class_Sockets_Endpoint_peer, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_Endpoint, from, arginfo_class_Sockets_Endpoint_from, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_Endpoint, equals, arginfo_class_Sockets_Endpoint_equals, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Endpoint, isMapped, arginfo_class_Sockets_Endpoint_isMapped, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Endpoint, __toString, arginfo_class_Sockets_Endpoint___toString, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Endpoint, __serialize, arginfo_class_Sockets_Endpoint___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Endpoint, __unserialize, arginfo_class_Sockets_Endpoint___unserialize, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_ProxyHeader_methods[] = {
	ZEND_ME(Sockets_ProxyHeader, __construct, arginfo_class_Sockets_ProxyHeader___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Sockets_ProxyHeader, of, arginfo_class_Sockets_ProxyHeader_of, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_ProxyHeader, parse, arginfo_class_Sockets_ProxyHeader_parse, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Sockets_ProxyHeader, __toString, arginfo_class_Sockets_ProxyHeader___toString, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_Reader_methods[] = {
	ZEND_ME(Sockets_Reader, __construct, arginfo_class_Sockets_Reader___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readLine, arginfo_class_Sockets_Reader_readLine, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readExactly, arginfo_class_Sockets_Reader_readExactly, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readUntil, arginfo_class_Sockets_Reader_readUntil, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, read, arginfo_class_Sockets_Reader_read, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, peek, arginfo_class_Sockets_Reader_peek, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readMessage, arginfo_class_Sockets_Reader_readMessage, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, mark, arginfo_class_Sockets_Reader_mark, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, rewind, arginfo_class_Sockets_Reader_rewind, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, unmark, arginfo_class_Sockets_Reader_unmark, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readFrame, arginfo_class_Sockets_Reader_readFrame, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, skip, arginfo_class_Sockets_Reader_skip, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, readAll, arginfo_class_Sockets_Reader_readAll, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, buffered, arginfo_class_Sockets_Reader_buffered, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, getSocket, arginfo_class_Sockets_Reader_getSocket, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Reader, getIterator, arginfo_class_Sockets_Reader_getIterator, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_Writer_methods[] = {
	ZEND_ME(Sockets_Writer, __construct, arginfo_class_Sockets_Writer___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Writer, write, arginfo_class_Sockets_Writer_write, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Writer, flush, arginfo_class_Sockets_Writer_flush, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Writer, tryFlush, arginfo_class_Sockets_Writer_tryFlush, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Writer, pending, arginfo_class_Sockets_Writer_pending, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Writer, wantsWrite, arginfo_class_Sockets_Writer_wantsWrite, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Writer, isFull, arginfo_class_Sockets_Writer_isFull, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Writer, getSocket, arginfo_class_Sockets_Writer_getSocket, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_Datagram_methods[] = {
	ZEND_ME(Sockets_Datagram, __construct, arginfo_class_Sockets_Datagram___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, reply, arginfo_class_Sockets_Datagram_reply, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, endpoint, arginfo_class_Sockets_Datagram_endpoint, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, destination, arginfo_class_Sockets_Datagram_destination, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, ttl, arginfo_class_Sockets_Datagram_ttl, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, ecn, arginfo_class_Sockets_Datagram_ecn, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, dscp, arginfo_class_Sockets_Datagram_dscp, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, timestamp, arginfo_class_Sockets_Datagram_timestamp, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, __serialize, arginfo_class_Sockets_Datagram___serialize, ZEND_ACC_PUBLIC)
	ZEND_ME(Sockets_Datagram, __unserialize, arginfo_class_Sockets_Datagram___unserialize, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_TlsInfo_methods[] = {
	ZEND_ME(Sockets_TlsInfo, __construct, arginfo_class_Sockets_TlsInfo___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_PeerCredentials_methods[] = {
	ZEND_ME(Sockets_PeerCredentials, __construct, arginfo_class_Sockets_PeerCredentials___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_TcpInfo_methods[] = {
	ZEND_ME(Sockets_TcpInfo, __construct, arginfo_class_Sockets_TcpInfo___construct, ZEND_ACC_PRIVATE)
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

	zval enum_case_InvalidDescriptor_value;
	zend_string *enum_case_InvalidDescriptor_value_str = zend_string_init("InvalidDescriptor", strlen("InvalidDescriptor"), 1);
	ZVAL_STR(&enum_case_InvalidDescriptor_value, enum_case_InvalidDescriptor_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidDescriptor", &enum_case_InvalidDescriptor_value);

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

	zval enum_case_Certificate_value;
	zend_string *enum_case_Certificate_value_str = zend_string_init("Certificate", strlen("Certificate"), 1);
	ZVAL_STR(&enum_case_Certificate_value, enum_case_Certificate_value_str);
	zend_enum_add_case_cstr(class_entry, "Certificate", &enum_case_Certificate_value);

	zval enum_case_Handshake_value;
	zend_string *enum_case_Handshake_value_str = zend_string_init("Handshake", strlen("Handshake"), 1);
	ZVAL_STR(&enum_case_Handshake_value, enum_case_Handshake_value_str);
	zend_enum_add_case_cstr(class_entry, "Handshake", &enum_case_Handshake_value);

	zval enum_case_Truncated_value;
	zend_string *enum_case_Truncated_value_str = zend_string_init("Truncated", strlen("Truncated"), 1);
	ZVAL_STR(&enum_case_Truncated_value, enum_case_Truncated_value_str);
	zend_enum_add_case_cstr(class_entry, "Truncated", &enum_case_Truncated_value);

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

	zend_string *property_local_class_Sockets_Endpoint = zend_string_init("Sockets\\Endpoint", sizeof("Sockets\\Endpoint")-1, 1);
	zval property_local_default_value;
	ZVAL_UNDEF(&property_local_default_value);
	zend_string *property_local_name = zend_string_init("local", sizeof("local") - 1, 1);
	zend_declare_typed_property(class_entry, property_local_name, &property_local_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_local_class_Sockets_Endpoint, 0, MAY_BE_NULL));
	zend_string_release(property_local_name);

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

	zval property_attempts_default_value;
	ZVAL_UNDEF(&property_attempts_default_value);
	zend_string *property_attempts_name = zend_string_init("attempts", sizeof("attempts") - 1, 1);
	zend_declare_typed_property(class_entry, property_attempts_name, &property_attempts_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_attempts_name);

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

static zend_class_entry *register_class_Sockets_CancelledException(zend_class_entry *class_entry_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "CancelledException", class_Sockets_CancelledException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Exception);

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

static zend_class_entry *register_class_Sockets_TlsException(zend_class_entry *class_entry_Sockets_SocketException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "TlsException", class_Sockets_TlsException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Sockets_SocketException);

	zval property_wants_default_value;
	ZVAL_UNDEF(&property_wants_default_value);
	zend_string *property_wants_name = zend_string_init("wants", sizeof("wants") - 1, 1);
	zend_declare_typed_property(class_entry, property_wants_name, &property_wants_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_wants_name);

	zval property_alert_default_value;
	ZVAL_UNDEF(&property_alert_default_value);
	zend_string *property_alert_name = zend_string_init("alert", sizeof("alert") - 1, 1);
	zend_declare_typed_property(class_entry, property_alert_name, &property_alert_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_alert_name);

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

	zval property_mapped_default_value;
	ZVAL_UNDEF(&property_mapped_default_value);
	zend_string *property_mapped_name = zend_string_init("mapped", sizeof("mapped") - 1, 1);
	zend_declare_typed_property(class_entry, property_mapped_name, &property_mapped_default_value, ZEND_ACC_PRIVATE|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_mapped_name);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_ProxyHeader(zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "ProxyHeader", class_Sockets_ProxyHeader_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;
	zend_class_implements(class_entry, 1, class_entry_Stringable);

	zval property_version_default_value;
	ZVAL_UNDEF(&property_version_default_value);
	zend_string *property_version_name = zend_string_init("version", sizeof("version") - 1, 1);
	zend_declare_typed_property(class_entry, property_version_name, &property_version_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_version_name);

	zval property_local_default_value;
	ZVAL_UNDEF(&property_local_default_value);
	zend_string *property_local_name = zend_string_init("local", sizeof("local") - 1, 1);
	zend_declare_typed_property(class_entry, property_local_name, &property_local_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_local_name);

	zend_string *property_source_class_Sockets_Endpoint = zend_string_init("Sockets\\Endpoint", sizeof("Sockets\\Endpoint")-1, 1);
	zval property_source_default_value;
	ZVAL_UNDEF(&property_source_default_value);
	zend_string *property_source_name = zend_string_init("source", sizeof("source") - 1, 1);
	zend_declare_typed_property(class_entry, property_source_name, &property_source_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_source_class_Sockets_Endpoint, 0, MAY_BE_NULL));
	zend_string_release(property_source_name);

	zend_string *property_destination_class_Sockets_Endpoint = zend_string_init("Sockets\\Endpoint", sizeof("Sockets\\Endpoint")-1, 1);
	zval property_destination_default_value;
	ZVAL_UNDEF(&property_destination_default_value);
	zend_string *property_destination_name = zend_string_init("destination", sizeof("destination") - 1, 1);
	zend_declare_typed_property(class_entry, property_destination_name, &property_destination_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_destination_class_Sockets_Endpoint, 0, MAY_BE_NULL));
	zend_string_release(property_destination_name);

	zend_string *property_proxy_class_Sockets_Endpoint = zend_string_init("Sockets\\Endpoint", sizeof("Sockets\\Endpoint")-1, 1);
	zval property_proxy_default_value;
	ZVAL_UNDEF(&property_proxy_default_value);
	zend_string *property_proxy_name = zend_string_init("proxy", sizeof("proxy") - 1, 1);
	zend_declare_typed_property(class_entry, property_proxy_name, &property_proxy_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_proxy_class_Sockets_Endpoint, 0, MAY_BE_NULL));
	zend_string_release(property_proxy_name);

	zval property_tlvs_default_value;
	ZVAL_UNDEF(&property_tlvs_default_value);
	zend_string *property_tlvs_name = zend_string_init("tlvs", sizeof("tlvs") - 1, 1);
	zend_declare_typed_property(class_entry, property_tlvs_name, &property_tlvs_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_tlvs_name);

	zval property_checksum_default_value;
	ZVAL_UNDEF(&property_checksum_default_value);
	zend_string *property_checksum_name = zend_string_init("checksum", sizeof("checksum") - 1, 1);
	zend_declare_typed_property(class_entry, property_checksum_name, &property_checksum_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_checksum_name);

	zval property_alpn_default_value;
	ZVAL_UNDEF(&property_alpn_default_value);
	zend_string *property_alpn_name = zend_string_init("alpn", sizeof("alpn") - 1, 1);
	zend_declare_typed_property(class_entry, property_alpn_name, &property_alpn_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_alpn_name);

	zval property_authority_default_value;
	ZVAL_UNDEF(&property_authority_default_value);
	zend_string *property_authority_name = zend_string_init("authority", sizeof("authority") - 1, 1);
	zend_declare_typed_property(class_entry, property_authority_name, &property_authority_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_authority_name);

	zval property_uniqueId_default_value;
	ZVAL_UNDEF(&property_uniqueId_default_value);
	zend_string *property_uniqueId_name = zend_string_init("uniqueId", sizeof("uniqueId") - 1, 1);
	zend_declare_typed_property(class_entry, property_uniqueId_name, &property_uniqueId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_uniqueId_name);

	zval property_tls_default_value;
	ZVAL_UNDEF(&property_tls_default_value);
	zend_string *property_tls_name = zend_string_init("tls", sizeof("tls") - 1, 1);
	zend_declare_typed_property(class_entry, property_tls_name, &property_tls_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY|MAY_BE_NULL));
	zend_string_release(property_tls_name);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_Reader(zend_class_entry *class_entry_IteratorAggregate)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "Reader", class_Sockets_Reader_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_IteratorAggregate);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_Writer(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "Writer", class_Sockets_Writer_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Sockets_Datagram(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "Datagram", class_Sockets_Datagram_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_data_default_value;
	ZVAL_UNDEF(&property_data_default_value);
	zend_string *property_data_name = zend_string_init("data", sizeof("data") - 1, 1);
	zend_declare_typed_property(class_entry, property_data_name, &property_data_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_data_name);

	zval property_address_default_value;
	ZVAL_UNDEF(&property_address_default_value);
	zend_string *property_address_name = zend_string_init("address", sizeof("address") - 1, 1);
	zend_declare_typed_property(class_entry, property_address_name, &property_address_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_address_name);

	zval property_port_default_value;
	ZVAL_UNDEF(&property_port_default_value);
	zend_string *property_port_name = zend_string_init("port", sizeof("port") - 1, 1);
	zend_declare_typed_property(class_entry, property_port_name, &property_port_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_port_name);

	zval property_control_default_value;
	ZVAL_UNDEF(&property_control_default_value);
	zend_string *property_control_name = zend_string_init("control", sizeof("control") - 1, 1);
	zend_declare_typed_property(class_entry, property_control_name, &property_control_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_control_name);

	zval property_truncated_default_value;
	ZVAL_UNDEF(&property_truncated_default_value);
	zend_string *property_truncated_name = zend_string_init("truncated", sizeof("truncated") - 1, 1);
	zend_declare_typed_property(class_entry, property_truncated_name, &property_truncated_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_truncated_name);

	return class_entry;
}

static zend_class_entry *register_class_Sockets_TlsInfo(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "TlsInfo", class_Sockets_TlsInfo_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_version_default_value;
	ZVAL_UNDEF(&property_version_default_value);
	zend_string *property_version_name = zend_string_init("version", sizeof("version") - 1, 1);
	zend_declare_typed_property(class_entry, property_version_name, &property_version_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_version_name);

	zval property_cipher_default_value;
	ZVAL_UNDEF(&property_cipher_default_value);
	zend_string *property_cipher_name = zend_string_init("cipher", sizeof("cipher") - 1, 1);
	zend_declare_typed_property(class_entry, property_cipher_name, &property_cipher_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_cipher_name);

	zval property_protocol_default_value;
	ZVAL_UNDEF(&property_protocol_default_value);
	zend_string *property_protocol_name = zend_string_init("protocol", sizeof("protocol") - 1, 1);
	zend_declare_typed_property(class_entry, property_protocol_name, &property_protocol_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_protocol_name);

	zval property_peerName_default_value;
	ZVAL_UNDEF(&property_peerName_default_value);
	zend_string *property_peerName_name = zend_string_init("peerName", sizeof("peerName") - 1, 1);
	zend_declare_typed_property(class_entry, property_peerName_name, &property_peerName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_peerName_name);

	zval property_peerCertificate_default_value;
	ZVAL_UNDEF(&property_peerCertificate_default_value);
	zend_string *property_peerCertificate_name = zend_string_init("peerCertificate", sizeof("peerCertificate") - 1, 1);
	zend_declare_typed_property(class_entry, property_peerCertificate_name, &property_peerCertificate_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_peerCertificate_name);

	zval property_peerChain_default_value;
	ZVAL_UNDEF(&property_peerChain_default_value);
	zend_string *property_peerChain_name = zend_string_init("peerChain", sizeof("peerChain") - 1, 1);
	zend_declare_typed_property(class_entry, property_peerChain_name, &property_peerChain_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_peerChain_name);

	zval property_verified_default_value;
	ZVAL_UNDEF(&property_verified_default_value);
	zend_string *property_verified_name = zend_string_init("verified", sizeof("verified") - 1, 1);
	zend_declare_typed_property(class_entry, property_verified_name, &property_verified_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_verified_name);

	zval property_resumed_default_value;
	ZVAL_UNDEF(&property_resumed_default_value);
	zend_string *property_resumed_name = zend_string_init("resumed", sizeof("resumed") - 1, 1);
	zend_declare_typed_property(class_entry, property_resumed_name, &property_resumed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_resumed_name);

	return class_entry;
}

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

static zend_class_entry *register_class_Sockets_TcpInfo(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Sockets", "TcpInfo", class_Sockets_TcpInfo_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_state_default_value;
	ZVAL_UNDEF(&property_state_default_value);
	zend_string *property_state_name = zend_string_init("state", sizeof("state") - 1, 1);
	zend_declare_typed_property(class_entry, property_state_name, &property_state_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_state_name);

	zval property_rtt_default_value;
	ZVAL_UNDEF(&property_rtt_default_value);
	zend_string *property_rtt_name = zend_string_init("rtt", sizeof("rtt") - 1, 1);
	zend_declare_typed_property(class_entry, property_rtt_name, &property_rtt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_rtt_name);

	zval property_rttVariation_default_value;
	ZVAL_UNDEF(&property_rttVariation_default_value);
	zend_string *property_rttVariation_name = zend_string_init("rttVariation", sizeof("rttVariation") - 1, 1);
	zend_declare_typed_property(class_entry, property_rttVariation_name, &property_rttVariation_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_rttVariation_name);

	zval property_minRtt_default_value;
	ZVAL_UNDEF(&property_minRtt_default_value);
	zend_string *property_minRtt_name = zend_string_init("minRtt", sizeof("minRtt") - 1, 1);
	zend_declare_typed_property(class_entry, property_minRtt_name, &property_minRtt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_minRtt_name);

	zval property_retransmissionTimeout_default_value;
	ZVAL_UNDEF(&property_retransmissionTimeout_default_value);
	zend_string *property_retransmissionTimeout_name = zend_string_init("retransmissionTimeout", sizeof("retransmissionTimeout") - 1, 1);
	zend_declare_typed_property(class_entry, property_retransmissionTimeout_name, &property_retransmissionTimeout_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_retransmissionTimeout_name);

	zval property_sinceSent_default_value;
	ZVAL_UNDEF(&property_sinceSent_default_value);
	zend_string *property_sinceSent_name = zend_string_init("sinceSent", sizeof("sinceSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_sinceSent_name, &property_sinceSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_sinceSent_name);

	zval property_sinceReceived_default_value;
	ZVAL_UNDEF(&property_sinceReceived_default_value);
	zend_string *property_sinceReceived_name = zend_string_init("sinceReceived", sizeof("sinceReceived") - 1, 1);
	zend_declare_typed_property(class_entry, property_sinceReceived_name, &property_sinceReceived_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_sinceReceived_name);

	zval property_sendSegmentSize_default_value;
	ZVAL_UNDEF(&property_sendSegmentSize_default_value);
	zend_string *property_sendSegmentSize_name = zend_string_init("sendSegmentSize", sizeof("sendSegmentSize") - 1, 1);
	zend_declare_typed_property(class_entry, property_sendSegmentSize_name, &property_sendSegmentSize_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_sendSegmentSize_name);

	zval property_receiveSegmentSize_default_value;
	ZVAL_UNDEF(&property_receiveSegmentSize_default_value);
	zend_string *property_receiveSegmentSize_name = zend_string_init("receiveSegmentSize", sizeof("receiveSegmentSize") - 1, 1);
	zend_declare_typed_property(class_entry, property_receiveSegmentSize_name, &property_receiveSegmentSize_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_receiveSegmentSize_name);

	zval property_pathMtu_default_value;
	ZVAL_UNDEF(&property_pathMtu_default_value);
	zend_string *property_pathMtu_name = zend_string_init("pathMtu", sizeof("pathMtu") - 1, 1);
	zend_declare_typed_property(class_entry, property_pathMtu_name, &property_pathMtu_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_pathMtu_name);

	zval property_congestionWindow_default_value;
	ZVAL_UNDEF(&property_congestionWindow_default_value);
	zend_string *property_congestionWindow_name = zend_string_init("congestionWindow", sizeof("congestionWindow") - 1, 1);
	zend_declare_typed_property(class_entry, property_congestionWindow_name, &property_congestionWindow_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_congestionWindow_name);

	zval property_slowStartThreshold_default_value;
	ZVAL_UNDEF(&property_slowStartThreshold_default_value);
	zend_string *property_slowStartThreshold_name = zend_string_init("slowStartThreshold", sizeof("slowStartThreshold") - 1, 1);
	zend_declare_typed_property(class_entry, property_slowStartThreshold_name, &property_slowStartThreshold_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_slowStartThreshold_name);

	zval property_sendWindow_default_value;
	ZVAL_UNDEF(&property_sendWindow_default_value);
	zend_string *property_sendWindow_name = zend_string_init("sendWindow", sizeof("sendWindow") - 1, 1);
	zend_declare_typed_property(class_entry, property_sendWindow_name, &property_sendWindow_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_sendWindow_name);

	zval property_receiveWindow_default_value;
	ZVAL_UNDEF(&property_receiveWindow_default_value);
	zend_string *property_receiveWindow_name = zend_string_init("receiveWindow", sizeof("receiveWindow") - 1, 1);
	zend_declare_typed_property(class_entry, property_receiveWindow_name, &property_receiveWindow_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_receiveWindow_name);

	zval property_unacknowledged_default_value;
	ZVAL_UNDEF(&property_unacknowledged_default_value);
	zend_string *property_unacknowledged_name = zend_string_init("unacknowledged", sizeof("unacknowledged") - 1, 1);
	zend_declare_typed_property(class_entry, property_unacknowledged_name, &property_unacknowledged_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_unacknowledged_name);

	zval property_lost_default_value;
	ZVAL_UNDEF(&property_lost_default_value);
	zend_string *property_lost_name = zend_string_init("lost", sizeof("lost") - 1, 1);
	zend_declare_typed_property(class_entry, property_lost_name, &property_lost_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_lost_name);

	zval property_retransmits_default_value;
	ZVAL_UNDEF(&property_retransmits_default_value);
	zend_string *property_retransmits_name = zend_string_init("retransmits", sizeof("retransmits") - 1, 1);
	zend_declare_typed_property(class_entry, property_retransmits_name, &property_retransmits_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_retransmits_name);

	zval property_totalRetransmits_default_value;
	ZVAL_UNDEF(&property_totalRetransmits_default_value);
	zend_string *property_totalRetransmits_name = zend_string_init("totalRetransmits", sizeof("totalRetransmits") - 1, 1);
	zend_declare_typed_property(class_entry, property_totalRetransmits_name, &property_totalRetransmits_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_totalRetransmits_name);

	zval property_bytesSent_default_value;
	ZVAL_UNDEF(&property_bytesSent_default_value);
	zend_string *property_bytesSent_name = zend_string_init("bytesSent", sizeof("bytesSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_bytesSent_name, &property_bytesSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_bytesSent_name);

	zval property_bytesAcknowledged_default_value;
	ZVAL_UNDEF(&property_bytesAcknowledged_default_value);
	zend_string *property_bytesAcknowledged_name = zend_string_init("bytesAcknowledged", sizeof("bytesAcknowledged") - 1, 1);
	zend_declare_typed_property(class_entry, property_bytesAcknowledged_name, &property_bytesAcknowledged_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_bytesAcknowledged_name);

	zval property_bytesReceived_default_value;
	ZVAL_UNDEF(&property_bytesReceived_default_value);
	zend_string *property_bytesReceived_name = zend_string_init("bytesReceived", sizeof("bytesReceived") - 1, 1);
	zend_declare_typed_property(class_entry, property_bytesReceived_name, &property_bytesReceived_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_bytesReceived_name);

	zval property_bytesRetransmitted_default_value;
	ZVAL_UNDEF(&property_bytesRetransmitted_default_value);
	zend_string *property_bytesRetransmitted_name = zend_string_init("bytesRetransmitted", sizeof("bytesRetransmitted") - 1, 1);
	zend_declare_typed_property(class_entry, property_bytesRetransmitted_name, &property_bytesRetransmitted_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_bytesRetransmitted_name);

	zval property_bytesNotSent_default_value;
	ZVAL_UNDEF(&property_bytesNotSent_default_value);
	zend_string *property_bytesNotSent_name = zend_string_init("bytesNotSent", sizeof("bytesNotSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_bytesNotSent_name, &property_bytesNotSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_bytesNotSent_name);

	zval property_segmentsSent_default_value;
	ZVAL_UNDEF(&property_segmentsSent_default_value);
	zend_string *property_segmentsSent_name = zend_string_init("segmentsSent", sizeof("segmentsSent") - 1, 1);
	zend_declare_typed_property(class_entry, property_segmentsSent_name, &property_segmentsSent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_segmentsSent_name);

	zval property_segmentsReceived_default_value;
	ZVAL_UNDEF(&property_segmentsReceived_default_value);
	zend_string *property_segmentsReceived_name = zend_string_init("segmentsReceived", sizeof("segmentsReceived") - 1, 1);
	zend_declare_typed_property(class_entry, property_segmentsReceived_name, &property_segmentsReceived_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_segmentsReceived_name);

	zval property_deliveryRate_default_value;
	ZVAL_UNDEF(&property_deliveryRate_default_value);
	zend_string *property_deliveryRate_name = zend_string_init("deliveryRate", sizeof("deliveryRate") - 1, 1);
	zend_declare_typed_property(class_entry, property_deliveryRate_name, &property_deliveryRate_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_deliveryRate_name);

	zval property_pacingRate_default_value;
	ZVAL_UNDEF(&property_pacingRate_default_value);
	zend_string *property_pacingRate_name = zend_string_init("pacingRate", sizeof("pacingRate") - 1, 1);
	zend_declare_typed_property(class_entry, property_pacingRate_name, &property_pacingRate_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_pacingRate_name);

	return class_entry;
}
