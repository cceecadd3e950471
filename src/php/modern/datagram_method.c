/* See datagram.h: the methods. */

#include "modern/datagram.h"

#include "zend_exceptions.h"

#include "common/object.h"
#include "modern/arrival.h"
#include "modern/endpoint.h"
#include "skc_cmsg.h"

static const zval *datagram_method_slot(const zval *datagram, int which)
{
	return php_datagram_slot(Z_OBJ_P(datagram), which);
}

/* An array, or null. */
static const zval *datagram_method_arrival(const zval *datagram)
{
	const zval *arrival = php_datagram_arrival(Z_OBJ_P(datagram));

	return arrival != NULL ? arrival : &EG(uninitialized_zval);
}

/* Throws an Error for an object whose constructor was not called. */
static bool datagram_method_can_use(const zval *datagram)
{
	if (EXPECTED(php_datagram_is_whole(Z_OBJ_P(datagram)))) {
		return true;
	}
	zend_throw_error(NULL, "The Sockets\\Datagram object has not been initialized");
	return false;
}

/* --- making ----------------------------------------------------------------------------------- */

/* Fills a new object: takes data, address, which may be NULL, and control. port -1: none. */
static zend_always_inline void datagram_method_fill(zval *slot, zend_string *data,
		zend_string *address, int64_t port, const zval *control, bool truncated)
{
	for (int i = 0; i < PHP_DATAGRAM_COUNT; i++) {
		Z_PROP_FLAG_P(&slot[i]) = 0;
	}
	ZVAL_STR(&slot[PHP_DATAGRAM_DATA], data);
	php_datagram_set_address(slot, address, port);
	ZVAL_COPY_VALUE(&slot[PHP_DATAGRAM_CONTROL], control);
	ZVAL_BOOL(&slot[PHP_DATAGRAM_TRUNCATED], truncated);
}

/* Whether the port can be that of an address. Throws if not. */
static bool datagram_method_check_port(zend_long port, const zend_object *endpoint)
{
	if (endpoint != NULL) {
		zend_argument_value_error(3, "must be null if argument #2 ($address) is an Endpoint");
		return false;
	}
	if (SIZEOF_ZEND_LONG > 4 && (port < 0 || (int64_t) port > UINT32_MAX)) {
		zend_argument_value_error(3, "must be between 0 and %u", UINT32_MAX);
		return false;
	}
	return true;
}

/* The address and port of the constructor's endpoint. NULL after an exception. */
static zend_string *datagram_method_read_endpoint(zend_object *object, int64_t *port)
{
	zval endpoint;
	zend_string *address;

	if (!php_modern_endpoint_arg(NULL, object, 2, &endpoint)) {
		return NULL;
	}
	address = php_modern_endpoint_address(&endpoint);
	*port = php_modern_endpoint_port(&endpoint);
	zval_ptr_dtor(&endpoint);
	return address;
}

PHP_METHOD(Sockets_Datagram, __construct)
{
	zval *slot = php_datagram_slot(Z_OBJ_P(ZEND_THIS), 0);
	zend_string *data;
	zend_string *text = NULL;
	zend_object *endpoint = NULL;
	zend_string *address;
	zend_long port = 0;
	bool no_port = true;
	int64_t number;
	zval *given = NULL;
	zval control;
	bool truncated = false;

	ZEND_PARSE_PARAMETERS_START(1, 5)
		Z_PARAM_STR(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_STR_OR_NULL(endpoint, php_modern_classes.endpoint, text)
		Z_PARAM_LONG_OR_NULL(port, no_port)
		Z_PARAM_ARRAY(given)
		Z_PARAM_BOOL(truncated)
	ZEND_PARSE_PARAMETERS_END();

	if (!Z_ISUNDEF(slot[PHP_DATAGRAM_DATA])) {
		zend_throw_error(NULL, "Sockets\\Datagram object is already constructed");
		RETURN_THROWS();
	}
	if (!no_port && !datagram_method_check_port(port, endpoint)) {
		RETURN_THROWS();
	}
	number = no_port ? -1 : php_modern_port_of(port);
	address = NULL;
	if (text != NULL) {
		address = zend_string_copy(text);
	} else if (endpoint != NULL) {
		address = datagram_method_read_endpoint(endpoint, &number);
		if (address == NULL) {
			RETURN_THROWS();
		}
	}
	ZVAL_EMPTY_ARRAY(&control);
	if (given != NULL) {
		ZVAL_COPY(&control, given);
	}
	datagram_method_fill(slot, zend_string_copy(data), address, number, &control, truncated);
}

/* --- reply ------------------------------------------------------------------------------------ */

/* The control messages of an answer: those that choose its source come first, so that one of the
 * program takes precedence. */
static void datagram_method_answer_control(const zval *arrival, zval *given, zval *out)
{
	zval *answer = php_arrival_answer(arrival);
	bool is_given = given != NULL && zend_hash_num_elements(Z_ARRVAL_P(given)) > 0;
	zval *element;

	if (answer == NULL && !is_given) {
		ZVAL_EMPTY_ARRAY(out);
		return;
	}
	if (answer == NULL || !is_given) {
		ZVAL_COPY(out, is_given ? given : answer);
		return;
	}
	ZVAL_ARR(out, zend_array_dup(Z_ARRVAL_P(answer)));
	ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(given), element) {
		Z_TRY_ADDREF_P(element);
		zend_hash_next_index_insert(Z_ARRVAL_P(out), element);
	}
	ZEND_HASH_FOREACH_END();
}

PHP_METHOD(Sockets_Datagram, reply)
{
	zend_string *data;
	zval *given = NULL;
	zval control;
	const zval *address;
	zval *slot;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY(given)
	ZEND_PARSE_PARAMETERS_END();

	if (!datagram_method_can_use(ZEND_THIS) ||
			!php_sockets_make(return_value, php_modern_classes.datagram, php_datagram_create)) {
		RETURN_THROWS();
	}
	datagram_method_answer_control(datagram_method_arrival(ZEND_THIS), given, &control);
	address = datagram_method_slot(ZEND_THIS, PHP_DATAGRAM_ADDRESS);
	slot = php_datagram_slot(Z_OBJ_P(return_value), 0);
	datagram_method_fill(slot, zend_string_copy(data),
			Z_TYPE_P(address) == IS_STRING ? zend_string_copy(Z_STR_P(address)) : NULL, -1,
			&control, false);
	ZVAL_COPY_VALUE(&slot[PHP_DATAGRAM_PORT], datagram_method_slot(ZEND_THIS, PHP_DATAGRAM_PORT));
}

/* --- addresses -------------------------------------------------------------------------------- */

static bool datagram_method_parse_internet(const zend_string *text, int64_t port, skc_addr *out)
{
	int family = memchr(ZSTR_VAL(text), ':', ZSTR_LEN(text)) != NULL ? AF_INET6 : AF_INET;

	return port <= UINT16_MAX &&
			skc_addr_parse(family, ZSTR_VAL(text), ZSTR_LEN(text), port, out) == SKC_OK;
}

/* The address in the properties, and the type of socket that it belongs to. Only a unix socket and
 * a raw one have an address without a port. */
static bool datagram_method_address(const zval *datagram, skc_addr *out, int *type)
{
	const zval *arrival = datagram_method_arrival(datagram);
	const zval *text = datagram_method_slot(datagram, PHP_DATAGRAM_ADDRESS);
	int64_t port = php_modern_port(datagram_method_slot(datagram, PHP_DATAGRAM_PORT));

	*type = php_arrival_type(arrival);
	if (Z_TYPE_P(text) != IS_STRING) {
		return false;
	}
	if (port >= 0) {
		return datagram_method_parse_internet(Z_STR_P(text), port, out);
	}
	if (Z_TYPE_P(arrival) != IS_ARRAY && datagram_method_parse_internet(Z_STR_P(text), 0, out)) {
		*type = SOCK_RAW;
		return true;
	}
	return skc_addr_path_from_text(Z_STRVAL_P(text), Z_STRLEN_P(text), out) == SKC_OK;
}

static void datagram_method_endpoint(const zval *datagram, skc_addr *addr, int type, zval *out)
{
	if (php_arrival_is_mapped(datagram_method_arrival(datagram))) {
		skc_addr_map(addr);
	}
	php_modern_endpoint_of(out, addr, type);
}

PHP_METHOD(Sockets_Datagram, endpoint)
{
	skc_addr addr;
	int type;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!datagram_method_can_use(ZEND_THIS)) {
		RETURN_THROWS();
	}
	if (datagram_method_address(ZEND_THIS, &addr, &type)) {
		datagram_method_endpoint(ZEND_THIS, &addr, type, return_value);
	}
}

PHP_METHOD(Sockets_Datagram, destination)
{
	const zval *arrival;
	skc_addr addr;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!datagram_method_can_use(ZEND_THIS)) {
		RETURN_THROWS();
	}
	arrival = datagram_method_arrival(ZEND_THIS);
	if (php_arrival_destination(arrival, &addr)) {
		datagram_method_endpoint(ZEND_THIS, &addr, php_arrival_type(arrival), return_value);
	}
}

/* --- control messages ------------------------------------------------------------------------- */

/* The element of an array, without its reference; NULL if there is none of the type. */
static zval *datagram_method_element(const zval *array, const char *key, uint8_t type)
{
	zval *value = Z_TYPE_P(array) == IS_ARRAY
			? zend_hash_str_find_deref(Z_ARRVAL_P(array), key, strlen(key))
			: NULL;

	return value != NULL && Z_TYPE_P(value) == type ? value : NULL;
}

static bool datagram_method_is_fact(const zval *message, skc_cmsg_fact fact)
{
	const zval *level = datagram_method_element(message, "level", IS_LONG);
	const zval *type = datagram_method_element(message, "type", IS_LONG);

	return level != NULL && type != NULL && (int) Z_LVAL_P(level) == Z_LVAL_P(level) &&
			(int) Z_LVAL_P(type) == Z_LVAL_P(type) &&
			skc_cmsg_fact_of((int) Z_LVAL_P(level), (int) Z_LVAL_P(type)) == fact;
}

/* The data of the first control message that reports a fact; NULL if there is none of that type. */
static zval *datagram_method_fact(const zval *datagram, skc_cmsg_fact fact, uint8_t type)
{
	zval *message;

	ZEND_HASH_FOREACH_VAL (
			Z_ARRVAL_P(datagram_method_slot(datagram, PHP_DATAGRAM_CONTROL)), message) {
		ZVAL_DEREF(message);
		if (datagram_method_is_fact(message, fact)) {
			return datagram_method_element(message, "data", type);
		}
	}
	ZEND_HASH_FOREACH_END();
	return NULL;
}

/* Returns bits of the number that a control message has; null without one. */
static void datagram_method_number(
		INTERNAL_FUNCTION_PARAMETERS, skc_cmsg_fact fact, unsigned shift, zend_long mask)
{
	const zval *number;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!datagram_method_can_use(ZEND_THIS)) {
		RETURN_THROWS();
	}
	number = datagram_method_fact(ZEND_THIS, fact, IS_LONG);
	if (number != NULL) {
		RETURN_LONG((Z_LVAL_P(number) >> shift) & mask);
	}
}

PHP_METHOD(Sockets_Datagram, ttl)
{
	datagram_method_number(INTERNAL_FUNCTION_PARAM_PASSTHRU, SKC_FACT_TTL, 0, 0xff);
}

PHP_METHOD(Sockets_Datagram, ecn)
{
	datagram_method_number(INTERNAL_FUNCTION_PARAM_PASSTHRU, SKC_FACT_CLASS, 0, 0x03);
}

PHP_METHOD(Sockets_Datagram, dscp)
{
	datagram_method_number(INTERNAL_FUNCTION_PARAM_PASSTHRU, SKC_FACT_CLASS, 2, 0x3f);
}

/* Returns false for the time 0, which stands for no time (timestamping.rst). */
static bool datagram_method_time(const zval *time, double *out)
{
	const zval *seconds = datagram_method_element(time, "sec", IS_LONG);
	const zval *fine = datagram_method_element(time, "nsec", IS_LONG);
	const zval *coarse = datagram_method_element(time, "usec", IS_LONG);

	if (seconds == NULL || (fine == NULL && coarse == NULL)) {
		return false;
	}
	*out = (double) Z_LVAL_P(seconds) +
			(fine != NULL ? (double) Z_LVAL_P(fine) / 1e9 : (double) Z_LVAL_P(coarse) / 1e6);
	return *out != 0;
}

/* The clock of the system is preferred to that of the network device, which may differ. */
static bool datagram_method_time_of_several(const zval *times, double *out)
{
	for (zend_ulong i = 0; i < 3; i += 2) {
		zval *time = zend_hash_index_find_deref(Z_ARRVAL_P(times), i);

		if (time != NULL && datagram_method_time(time, out)) {
			return true;
		}
	}
	return false;
}

PHP_METHOD(Sockets_Datagram, timestamp)
{
	const zval *time;
	double seconds;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!datagram_method_can_use(ZEND_THIS)) {
		RETURN_THROWS();
	}
	time = datagram_method_fact(ZEND_THIS, SKC_FACT_TIME, IS_ARRAY);
	if (time != NULL && datagram_method_time(time, &seconds)) {
		RETURN_DOUBLE(seconds);
	}
	time = datagram_method_fact(ZEND_THIS, SKC_FACT_TIMES, IS_ARRAY);
	if (time != NULL && datagram_method_time_of_several(time, &seconds)) {
		RETURN_DOUBLE(seconds);
	}
}

/* --- serialization ---------------------------------------------------------------------------- */

static const struct {
	const char *name;
	uint32_t types; /* 1 << IS_* */
} properties[PHP_DATAGRAM_COUNT] = {
	[PHP_DATAGRAM_DATA] = { "data", 1 << IS_STRING },
	[PHP_DATAGRAM_ADDRESS] = { "address", 1 << IS_STRING | 1 << IS_NULL },
	[PHP_DATAGRAM_PORT] = { "port", 1 << IS_LONG | 1 << IS_NULL },
	[PHP_DATAGRAM_CONTROL] = { "control", 1 << IS_ARRAY },
	[PHP_DATAGRAM_TRUNCATED] = { "truncated", 1 << IS_TRUE | 1 << IS_FALSE },
};

static const char arrival_name[] = "arrival";

PHP_METHOD(Sockets_Datagram, __serialize)
{
	zval *arrival;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!datagram_method_can_use(ZEND_THIS)) {
		RETURN_THROWS();
	}
	array_init(return_value);
	for (int i = 0; i < PHP_DATAGRAM_COUNT; i++) {
		zval *slot = php_datagram_slot(Z_OBJ_P(ZEND_THIS), i);

		Z_TRY_ADDREF_P(slot);
		add_assoc_zval(return_value, properties[i].name, slot);
	}
	arrival = php_datagram_arrival(Z_OBJ_P(ZEND_THIS));
	if (arrival != NULL && Z_TYPE_P(arrival) == IS_ARRAY) {
		Z_TRY_ADDREF_P(arrival);
		add_assoc_zval(return_value, arrival_name, arrival);
	}
}

/* Finds the values of the properties, and of the arrival, which may be missing. */
static bool datagram_method_find_values(
		HashTable *data, zval *values[PHP_DATAGRAM_COUNT], zval **arrival)
{
	for (int i = 0; i < PHP_DATAGRAM_COUNT; i++) {
		values[i] = zend_hash_str_find_deref(data, properties[i].name, strlen(properties[i].name));
		if (values[i] == NULL || (properties[i].types & 1U << Z_TYPE_P(values[i])) == 0) {
			return false;
		}
	}
	*arrival = zend_hash_str_find_deref(data, arrival_name, strlen(arrival_name));
	return zend_hash_num_elements(data) == PHP_DATAGRAM_COUNT + (*arrival != NULL) &&
			(*arrival == NULL || php_arrival_is_one(*arrival));
}

PHP_METHOD(Sockets_Datagram, __unserialize)
{
	HashTable *data;
	zval *own = php_datagram_arrival(Z_OBJ_P(ZEND_THIS));
	zval *slot = php_datagram_slot(Z_OBJ_P(ZEND_THIS), 0);
	zval *values[PHP_DATAGRAM_COUNT];
	zval *arrival;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(data)
	ZEND_PARSE_PARAMETERS_END();

	if (own == NULL || !Z_ISUNDEF(slot[PHP_DATAGRAM_DATA]) ||
			!datagram_method_find_values(data, values, &arrival)) {
		zend_throw_exception(NULL, "Invalid serialization data for Sockets\\Datagram object", 0);
		RETURN_THROWS();
	}
	for (int i = 0; i < PHP_DATAGRAM_COUNT; i++) {
		ZVAL_COPY(&slot[i], values[i]);
		Z_PROP_FLAG_P(&slot[i]) = 0;
	}
	if (arrival != NULL) {
		ZVAL_COPY(own, arrival);
	}
}
