/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 351c9b2ff53e0d657a94eb0b98c11fa61affe39a */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Sockets_tcp_info, 0, 1, Sockets\\TcpInfo, 0)
	ZEND_ARG_OBJ_INFO(0, socket, Socket, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Sockets_TcpInfo___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Sockets_tcp_info);
ZEND_METHOD(Sockets_TcpInfo, __construct);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Sockets", tcp_info, Sockets_tcp_info, arginfo_Sockets_tcp_info)
	ZEND_FE_END
};


static const zend_function_entry class_Sockets_TcpInfo_methods[] = {
	ZEND_ME(Sockets_TcpInfo, __construct, arginfo_class_Sockets_TcpInfo___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

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
