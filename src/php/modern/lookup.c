#include "modern/lookup.h"

#include "ext/random/php_random.h"

#include "modern/io.h"
#include "skc_resolve.h"

uint32_t php_modern_random(uint32_t max)
{
	zend_long number;

	return php_random_int_silent(0, (zend_long) max, &number) == SUCCESS ? (uint32_t) number : 0;
}

ZEND_COLD void php_modern_lookup_unsupported(
		const php_modern_failure *failure, const char *what, const char *name)
{
	php_modern_throw_unsupported(failure,
			"c-ares is needed: build the extension with the option --with-sockets-cares", "%s %s",
			what, name);
}

/* --- asking ----------------------------------------------------------------------------------- */

/* The lookups of one type. */
typedef struct lookup_kind {
	int type;         /* SKC_DNS_* */
	const char *what; /* for messages */
	void (*add)(zval *list, const skc_dns_record *record);
} lookup_kind;

/* A fatal error in a signal handler leaves by a jump; the question is ended before. */
static skc_err modern_lookup_wait(skc_question *question, int64_t deadline)
{
	skc_err err = SKC_OK;

	zend_try
	{
		err = skc_question_wait(question, deadline);
	}
	zend_catch
	{
		skc_question_end(question);
		zend_bailout();
	}
	zend_end_try();
	return err;
}

static ZEND_COLD void modern_lookup_failed(
		const lookup_kind *kind, const char *name, skc_err err, int code)
{
	php_modern_failure failure = PHP_MODERN_NO_FAILURE;

	if (err == SKC_EOPNOTSUPP) {
		php_modern_lookup_unsupported(&failure, kind->what, name);
	} else if (err != SKC_OK) {
		php_modern_throw(&failure, err, "%s %s", kind->what, name);
	} else {
		php_modern_throw_unresolved(&failure, code, "%s %s", kind->what, name);
	}
}

static void modern_lookup_return(
		zval *return_value, const lookup_kind *kind, skc_dns_records *records)
{
	if (kind->type == SKC_DNS_SRV || kind->type == SKC_DNS_MX) {
		skc_dns_order(records, php_modern_random);
	}
	array_init_size(return_value, (uint32_t) records->count);
	for (size_t i = 0; i < records->count; i++) {
		kind->add(return_value, &records->items[i]);
	}
}

/* name: for messages, the argument; asked: the name that is looked up. */
static void modern_lookup(zval *return_value, const lookup_kind *kind, const char *name,
		const char *asked, size_t len, int64_t deadline)
{
	skc_question *question;
	const skc_answer *answer;
	skc_err err = skc_question_begin_records(asked, len, kind->type, &question);

	if (err != SKC_OK) {
		modern_lookup_failed(kind, name, err, 0);
		return;
	}
	err = modern_lookup_wait(question, deadline);
	answer = skc_question_answer(question);
	if (err == SKC_OK && answer->code == SKC_EAI_SYSTEM) {
		err = answer->system;
	}
	if (err != SKC_OK || answer->code != 0) {
		modern_lookup_failed(kind, name, err, answer->code);
	} else if (EG(exception) == NULL) {
		modern_lookup_return(return_value, kind, skc_question_records(question));
	}
	skc_question_end(question);
}

static void modern_lookup_name(INTERNAL_FUNCTION_PARAMETERS, const lookup_kind *kind)
{
	zend_string *name;
	zval *timeout = NULL;
	int64_t deadline;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(name)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_deadline(timeout, 2, &deadline)) {
		RETURN_THROWS();
	}
	if (!skc_dns_is_name(ZSTR_VAL(name), ZSTR_LEN(name))) {
		zend_argument_value_error(1, "must be a domain name");
		RETURN_THROWS();
	}
	modern_lookup(return_value, kind, ZSTR_VAL(name), ZSTR_VAL(name), ZSTR_LEN(name), deadline);
}

/* --- results ---------------------------------------------------------------------------------- */

static void modern_lookup_add_srv(zval *list, const skc_dns_record *record)
{
	zval row;

	array_init_size(&row, 5);
	add_assoc_stringl(&row, "target", record->data, record->len);
	add_assoc_long(&row, "port", record->port);
	add_assoc_long(&row, "priority", record->priority);
	add_assoc_long(&row, "weight", record->weight);
	add_assoc_long(&row, "ttl", (zend_long) record->ttl);
	add_next_index_zval(list, &row);
}

static void modern_lookup_add_mx(zval *list, const skc_dns_record *record)
{
	zval row;

	array_init_size(&row, 3);
	add_assoc_stringl(&row, "host", record->data, record->len);
	add_assoc_long(&row, "priority", record->priority);
	add_assoc_long(&row, "ttl", (zend_long) record->ttl);
	add_next_index_zval(list, &row);
}

static void modern_lookup_add_text(zval *list, const skc_dns_record *record)
{
	add_next_index_stringl(list, record->data, record->len);
}

/* --- functions -------------------------------------------------------------------------------- */

PHP_FUNCTION(Sockets_lookup_srv)
{
	static const lookup_kind kind = { SKC_DNS_SRV, "look up the SRV records of",
		modern_lookup_add_srv };

	modern_lookup_name(INTERNAL_FUNCTION_PARAM_PASSTHRU, &kind);
}

PHP_FUNCTION(Sockets_lookup_mx)
{
	static const lookup_kind kind = { SKC_DNS_MX, "look up the MX records of",
		modern_lookup_add_mx };

	modern_lookup_name(INTERNAL_FUNCTION_PARAM_PASSTHRU, &kind);
}

PHP_FUNCTION(Sockets_lookup_txt)
{
	static const lookup_kind kind = { SKC_DNS_TXT, "look up the TXT records of",
		modern_lookup_add_text };

	modern_lookup_name(INTERNAL_FUNCTION_PARAM_PASSTHRU, &kind);
}

PHP_FUNCTION(Sockets_lookup_ptr)
{
	static const lookup_kind kind = { SKC_DNS_PTR, "look up the names of", modern_lookup_add_text };
	zend_string *address;
	zval *timeout = NULL;
	int64_t deadline;
	skc_addr addr;
	char name[SKC_DNS_REVERSE_MAX];

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(address)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (!php_modern_deadline(timeout, 2, &deadline)) {
		RETURN_THROWS();
	}
	if (memchr(ZSTR_VAL(address), '%', ZSTR_LEN(address)) != NULL ||
			(skc_addr_parse(AF_INET, ZSTR_VAL(address), ZSTR_LEN(address), 0, &addr) != SKC_OK &&
					skc_addr_parse(AF_INET6, ZSTR_VAL(address), ZSTR_LEN(address), 0, &addr) !=
							SKC_OK)) {
		zend_argument_value_error(1, "must be an IPv4 or IPv6 address");
		RETURN_THROWS();
	}
	modern_lookup(return_value, &kind, ZSTR_VAL(address), name, skc_dns_reverse_name(&addr, name),
			deadline);
}
