#include "common/duration.h"

#include <math.h>

#include "zend_exceptions.h"

#include "common/compat.h"
#include "common/object.h"
#include "skc_duration.h"

#include "time_arginfo.h"

/* The range of a property: the whole range of durations, except where an int has 32 bits. */
#define SECONDS_MAX ((uint64_t) MIN(SKC_DURATION_SECONDS_MAX, (int64_t) ZEND_LONG_MAX))
#define RANGE_TEXT_64 "The maximum representable range is 9_223_372_035 seconds (roughly 292 years)"
#define RANGE_TEXT_32 "The maximum representable range is 2_147_483_647 seconds (roughly 68 years)"

enum { PROPERTY_SECONDS, PROPERTY_NANOSECONDS, PROPERTY_NEGATIVE };

static zend_class_entry *duration_ce;
static php_sockets_create duration_create;
static zend_class_entry *exception_ce;
static zend_object_handlers duration_handlers;

/* --- objects ---------------------------------------------------------------------------------- */

bool php_sockets_duration_ns(const zend_object *duration, int64_t *ns)
{
	const zval *properties = duration->properties_table;

	if (Z_TYPE(properties[PROPERTY_SECONDS]) != IS_LONG) {
		return false;
	}
	*ns = (int64_t) Z_LVAL(properties[PROPERTY_SECONDS]) * SKC_NS_PER_SEC +
			Z_LVAL(properties[PROPERTY_NANOSECONDS]);
	if (Z_TYPE(properties[PROPERTY_NEGATIVE]) == IS_TRUE) {
		*ns = -*ns;
	}
	return true;
}

static void common_duration_fill(
		zend_object *object, int64_t seconds, int64_t nanoseconds, bool negative)
{
	zval *properties = object->properties_table;

	ZVAL_LONG(&properties[PROPERTY_SECONDS], (zend_long) seconds);
	ZVAL_LONG(&properties[PROPERTY_NANOSECONDS], (zend_long) nanoseconds);
	ZVAL_BOOL(&properties[PROPERTY_NEGATIVE], negative);
	for (int i = PROPERTY_SECONDS; i <= PROPERTY_NEGATIVE; i++) {
		Z_PROP_FLAG_P(&properties[i]) = 0;
	}
}

/* Makes zv a Duration; ns is within its range. */
static void duration_new(zval *zv, int64_t ns)
{
	int64_t length = ns < 0 ? -ns : ns;

	if (php_sockets_make(zv, duration_ce, duration_create)) {
		common_duration_fill(Z_OBJ_P(zv), length / SKC_NS_PER_SEC, length % SKC_NS_PER_SEC, ns < 0);
	}
}

static zend_object *common_duration_create(zend_class_entry *ce)
{
	zend_object *object = zend_objects_new(ce);

	object_properties_init(object, ce);
	object->handlers = &duration_handlers;
	return object;
}

static int common_duration_sign_of_difference(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int common_duration_compare(zval *a, zval *b)
{
	int64_t x;
	int64_t y;

	ZEND_COMPARE_OBJECTS_FALLBACK(a, b);
	if (!php_sockets_duration_ns(Z_OBJ_P(a), &x) || !php_sockets_duration_ns(Z_OBJ_P(b), &y)) {
		return ZEND_UNCOMPARABLE;
	}
	return common_duration_sign_of_difference(x, y);
}

/* --- results ---------------------------------------------------------------------------------- */

static void common_duration_throw_range(void)
{
	zend_throw_exception(exception_ce, SECONDS_MAX > INT32_MAX ? RANGE_TEXT_64 : RANGE_TEXT_32, 0);
}

/* Makes the return value from the result of the core, or throws. */
static void common_duration_finish(zval *return_value, skc_duration_result result, int64_t ns)
{
	if (result == SKC_DURATION_OVERFLOW) {
		zend_throw_exception(
				exception_ce, "Failed to create a Time\\Duration: Integer Overflow", 0);
	} else if (result != SKC_DURATION_OK ||
			(uint64_t) (ns < 0 ? -ns : ns) / SKC_NS_PER_SEC > SECONDS_MAX) {
		common_duration_throw_range();
	} else {
		duration_new(return_value, ns);
	}
}

/* The length of $this or of an argument; throws for an uninitialised object. */
static bool common_duration_length_of(const zend_object *object, int64_t *ns)
{
	if (php_sockets_duration_ns(object, ns)) {
		return true;
	}
	zend_throw_error(NULL, "The Time\\Duration object has not been initialized");
	return false;
}

/* --- makers ----------------------------------------------------------------------------------- */

PHP_METHOD(Time_Duration, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

static bool common_duration_is_natural(zend_long number, uint32_t arg)
{
	if (number >= 0) {
		return true;
	}
	zend_argument_value_error(arg, "must be greater than or equal to 0");
	return false;
}

PHP_METHOD(Time_Duration, fromSeconds)
{
	zend_long seconds;
	zend_long nanoseconds = 0;
	skc_duration_result result;
	int64_t ns = 0;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_LONG(seconds)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(nanoseconds)
	ZEND_PARSE_PARAMETERS_END();

	if (!common_duration_is_natural(seconds, 1) || !common_duration_is_natural(nanoseconds, 2)) {
		RETURN_THROWS();
	}
	if (nanoseconds >= SKC_NS_PER_SEC) {
		zend_argument_value_error(2, "must be less than 1_000_000_000");
		RETURN_THROWS();
	}
	result = skc_duration_from_parts((uint64_t) seconds, (uint64_t) nanoseconds, &ns);
	common_duration_finish(return_value, result, ns);
}

static void common_duration_from_units(INTERNAL_FUNCTION_PARAMETERS, const skc_duration_unit *unit)
{
	zend_long count;
	skc_duration_result result;
	int64_t ns = 0;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(count)
	ZEND_PARSE_PARAMETERS_END();

	if (!common_duration_is_natural(count, 1)) {
		RETURN_THROWS();
	}
	result = skc_duration_from_units((uint64_t) count, unit, &ns);
	common_duration_finish(return_value, result, ns);
}

PHP_METHOD(Time_Duration, fromNanoseconds)
{
	static const skc_duration_unit unit = { .per_second = 1000000000 };

	common_duration_from_units(INTERNAL_FUNCTION_PARAM_PASSTHRU, &unit);
}

PHP_METHOD(Time_Duration, fromMicroseconds)
{
	static const skc_duration_unit unit = { .per_second = 1000000 };

	common_duration_from_units(INTERNAL_FUNCTION_PARAM_PASSTHRU, &unit);
}

PHP_METHOD(Time_Duration, fromMilliseconds)
{
	static const skc_duration_unit unit = { .per_second = 1000 };

	common_duration_from_units(INTERNAL_FUNCTION_PARAM_PASSTHRU, &unit);
}

PHP_METHOD(Time_Duration, fromMinutes)
{
	static const skc_duration_unit unit = { .seconds = 60 };

	common_duration_from_units(INTERNAL_FUNCTION_PARAM_PASSTHRU, &unit);
}

PHP_METHOD(Time_Duration, fromHours)
{
	static const skc_duration_unit unit = { .seconds = 3600 };

	common_duration_from_units(INTERNAL_FUNCTION_PARAM_PASSTHRU, &unit);
}

PHP_METHOD(Time_Duration, fromIso8601DurationString)
{
	static const char *const texts[] = {
		[SKC_DURATION_TEXT_ERROR] = "The ISO 8601 duration string could not be parsed",
		[SKC_DURATION_TEXT_NO_PERIOD] =
				"The ISO 8601 duration string is missing the period (P) aspect",
		[SKC_DURATION_TEXT_NOT_ONLY_PERIOD] =
				"The ISO 8601 duration string may only contain the period (P) aspect",
		[SKC_DURATION_TEXT_NOT_ONLY_TIME] =
				"The ISO 8601 duration string may only contain the time (T) aspect",
	};
	zend_string *specification;
	skc_duration_text result;
	int64_t ns = 0;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(specification)
	ZEND_PARSE_PARAMETERS_END();

	result = skc_duration_from_text(ZSTR_VAL(specification), &ns);
	if (result == SKC_DURATION_TEXT_OK || result == SKC_DURATION_TEXT_RANGE) {
		common_duration_finish(return_value,
				result == SKC_DURATION_TEXT_OK ? SKC_DURATION_OK : SKC_DURATION_RANGE, ns);
	} else {
		zend_throw_exception(exception_ce, texts[result], 0);
	}
}

/* The value of a key if it is an int from 0 to max; -1 otherwise. */
static int64_t common_duration_natural(
		const HashTable *data, const char *name, size_t len, uint64_t max)
{
	const zval *value = zend_hash_str_find(data, name, len);

	return value != NULL && Z_TYPE_P(value) == IS_LONG && Z_LVAL_P(value) >= 0 &&
					(uint64_t) Z_LVAL_P(value) <= max
			? Z_LVAL_P(value)
			: -1;
}

PHP_METHOD(Time_Duration, __unserialize)
{
	HashTable *data;
	const zval *negative;
	int64_t seconds;
	int64_t nanoseconds;
	int64_t before;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(data)
	ZEND_PARSE_PARAMETERS_END();

	seconds = common_duration_natural(data, ZEND_STRL("seconds"), SECONDS_MAX);
	nanoseconds = common_duration_natural(data, ZEND_STRL("nanoseconds"), SKC_NS_PER_SEC - 1);
	negative = zend_hash_str_find(data, ZEND_STRL("negative"));
	if (zend_hash_num_elements(data) != 3 || seconds < 0 || nanoseconds < 0 || negative == NULL ||
			(Z_TYPE_P(negative) != IS_TRUE && Z_TYPE_P(negative) != IS_FALSE) ||
			php_sockets_duration_ns(Z_OBJ_P(ZEND_THIS), &before)) {
		zend_throw_exception(NULL, "Invalid serialization data for Time\\Duration object", 0);
		RETURN_THROWS();
	}
	common_duration_fill(Z_OBJ_P(ZEND_THIS), seconds, nanoseconds, Z_TYPE_P(negative) == IS_TRUE);
}

/* --- arithmetic ------------------------------------------------------------------------------- */

PHP_METHOD(Time_Duration, negate)
{
	int64_t ns;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!common_duration_length_of(Z_OBJ_P(ZEND_THIS), &ns)) {
		RETURN_THROWS();
	}
	duration_new(return_value, -ns);
}

PHP_METHOD(Time_Duration, absolute)
{
	int64_t ns;

	ZEND_PARSE_PARAMETERS_NONE();

	if (!common_duration_length_of(Z_OBJ_P(ZEND_THIS), &ns)) {
		RETURN_THROWS();
	}
	duration_new(return_value, ns < 0 ? -ns : ns);
}

static void common_duration_add(INTERNAL_FUNCTION_PARAMETERS, int sign)
{
	zend_object *duration;
	skc_duration_result result;
	int64_t ns;
	int64_t more;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(duration, duration_ce)
	ZEND_PARSE_PARAMETERS_END();

	if (!common_duration_length_of(Z_OBJ_P(ZEND_THIS), &ns) ||
			!common_duration_length_of(duration, &more)) {
		RETURN_THROWS();
	}
	result = skc_duration_add(ns, sign * more, &ns);
	common_duration_finish(return_value, result, ns);
}

PHP_METHOD(Time_Duration, add)
{
	common_duration_add(INTERNAL_FUNCTION_PARAM_PASSTHRU, 1);
}

PHP_METHOD(Time_Duration, sub)
{
	common_duration_add(INTERNAL_FUNCTION_PARAM_PASSTHRU, -1);
}

PHP_METHOD(Time_Duration, multiplyBy)
{
	zend_long factor;
	skc_duration_result result;
	int64_t ns;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(factor)
	ZEND_PARSE_PARAMETERS_END();

	if (!common_duration_is_natural(factor, 1) ||
			!common_duration_length_of(Z_OBJ_P(ZEND_THIS), &ns)) {
		RETURN_THROWS();
	}
	result = skc_duration_multiply(ns, (uint64_t) factor, &ns);
	common_duration_finish(return_value, result, ns);
}

PHP_METHOD(Time_Duration, divideBy)
{
	zend_long divisor;
	int64_t ns;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(divisor)
	ZEND_PARSE_PARAMETERS_END();

	if (!common_duration_is_natural(divisor, 1) ||
			!common_duration_length_of(Z_OBJ_P(ZEND_THIS), &ns)) {
		RETURN_THROWS();
	}
	if (divisor == 0) {
		zend_throw_exception(zend_ce_division_by_zero_error, "Division by zero", 0);
		RETURN_THROWS();
	}
	duration_new(return_value, ns / divisor);
}

PHP_METHOD(Time_Duration, compare)
{
	zend_object *a;
	zend_object *b;
	int64_t x;
	int64_t y;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(a, duration_ce)
		Z_PARAM_OBJ_OF_CLASS(b, duration_ce)
	ZEND_PARSE_PARAMETERS_END();

	if (!common_duration_length_of(a, &x) || !common_duration_length_of(b, &y)) {
		RETURN_THROWS();
	}
	RETURN_LONG(common_duration_sign_of_difference(x, y));
}

/* --- the rest of the extension ---------------------------------------------------------------- */

zend_class_entry *php_sockets_duration_ce(void)
{
	return duration_ce;
}

const char *php_sockets_duration_owner(void)
{
	return duration_ce->type == ZEND_INTERNAL_CLASS && duration_ce->info.internal.module != NULL
			? duration_ce->info.internal.module->name
			: "unknown";
}

/* Rounded up: a timeout that ends too early makes its caller spin. */
static int64_t common_duration_from_seconds(double seconds)
{
	double ns = ceil(seconds * (double) SKC_NS_PER_SEC);

	return ns >= (double) INT64_MAX ? INT64_MAX : (int64_t) ns;
}

static ZEND_COLD bool common_duration_refuse(uint32_t arg, const char *words)
{
	zend_argument_value_error(arg, "%s", words);
	return false;
}

static bool common_duration_of_number(const zval *number, uint32_t arg, int64_t *ns)
{
	double seconds = Z_TYPE_P(number) == IS_LONG ? (double) Z_LVAL_P(number) : Z_DVAL_P(number);

	if (zend_isnan(seconds)) {
		return common_duration_refuse(arg, "must not be NAN");
	}
	if (seconds < 0) {
		return common_duration_refuse(arg, "must not be negative");
	}
	*ns = zend_isinf(seconds) ? SKC_FOREVER : common_duration_from_seconds(seconds);
	return true;
}

static ZEND_COLD bool common_duration_refuse_type(const zval *value, uint32_t arg)
{
	zend_argument_type_error(arg, "must be of type Time\\Duration|int|float|null, %s given",
			zend_zval_value_name(value));
	return false;
}

/* As PHP takes an argument for int|float: "0.5" and true are numbers, but not under strict_types.
 */
static bool common_duration_of_scalar(const zval *value, uint32_t arg, int64_t *ns)
{
	zval copy;
	zval *number;
	bool taken;

	ZVAL_COPY(&copy, value);
	taken = zend_parse_arg_number(&copy, &number, false, arg)
			? common_duration_of_number(number, arg, ns)
			: common_duration_refuse_type(value, arg);
	zval_ptr_dtor(&copy);
	return taken;
}

bool php_sockets_timeout(const zval *value, uint32_t arg, int64_t *ns)
{
	if (value == NULL || Z_TYPE_P(value) == IS_NULL) {
		*ns = SKC_FOREVER;
		return true;
	}
	if (Z_TYPE_P(value) == IS_LONG || Z_TYPE_P(value) == IS_DOUBLE) {
		return common_duration_of_number(value, arg, ns);
	}
	if (Z_TYPE_P(value) != IS_OBJECT) {
		return common_duration_of_scalar(value, arg, ns);
	}
	if (!instanceof_function(Z_OBJCE_P(value), duration_ce) ||
			!php_sockets_duration_ns(Z_OBJ_P(value), ns)) {
		return common_duration_refuse_type(value, arg);
	}
	return *ns >= 0 || common_duration_refuse(arg, "must not be negative");
}

static zend_class_entry *common_duration_existing(const char *name, size_t len)
{
	return zend_hash_str_find_ptr(CG(class_table), name, len);
}

void php_sockets_duration_startup(void)
{
	exception_ce = common_duration_existing(ZEND_STRL("time\\timeexception"));
	if (exception_ce == NULL) {
		exception_ce = register_class_Time_TimeException(zend_ce_exception);
	}
	duration_ce = common_duration_existing(ZEND_STRL("time\\duration"));
	if (duration_ce != NULL) {
		duration_create = duration_ce->create_object;
		return;
	}
	duration_ce = register_class_Time_Duration();
	duration_ce->create_object = common_duration_create;
	duration_create = common_duration_create;
	memcpy(&duration_handlers, &std_object_handlers, sizeof(duration_handlers));
	duration_handlers.compare = common_duration_compare;
}
