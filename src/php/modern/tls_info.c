#include "common/channel.h"
#include "modern/error.h"
#include "modern/modern.h"
#include "skc_tls.h"

/* The properties of a TlsInfo, in the order of the stub. */
enum {
	SLOT_VERSION,
	SLOT_CIPHER,
	SLOT_PROTOCOL,
	SLOT_PEER_NAME,
	SLOT_PEER_CERTIFICATE,
	SLOT_PEER_CHAIN,
	SLOT_VERIFIED,
	SLOT_RESUMED
};

/* Takes the value. */
static void tls_info_put(zval *info, uint32_t slot, zval *value)
{
	zval *to = OBJ_PROP_NUM(Z_OBJ_P(info), slot);

	ZVAL_COPY_VALUE(to, value);
	Z_PROP_FLAG_P(to) = 0;
}

static void tls_info_put_text(zval *info, uint32_t slot, const char *text, size_t len)
{
	zval value;

	if (len > 0) {
		ZVAL_STRINGL(&value, text, len);
	} else {
		ZVAL_NULL(&value);
	}
	tls_info_put(info, slot, &value);
}

/* A certificate as PEM; null if there is none. */
static void tls_info_certificate(zval *out, const skc_channel *channel, size_t index)
{
	size_t len;
	char *text = skc_tls_get_certificate(channel, index, &len);

	if (text != NULL) {
		ZVAL_STRINGL(out, text, len);
		free(text);
	} else {
		ZVAL_NULL(out);
	}
}

static void tls_info_fill(zval *info, const skc_channel *channel, const skc_tls_info *from)
{
	zval value;
	zval chain;

	tls_info_put_text(info, SLOT_VERSION, from->version, strlen(from->version));
	tls_info_put_text(info, SLOT_CIPHER, from->cipher, strlen(from->cipher));
	tls_info_put_text(info, SLOT_PROTOCOL, from->protocol.data, from->protocol.len);
	tls_info_put_text(info, SLOT_PEER_NAME, from->name.data, from->name.len);
	tls_info_certificate(&value, channel, 0);
	tls_info_put(info, SLOT_PEER_CERTIFICATE, &value);
	array_init(&chain);
	for (size_t i = 1; (tls_info_certificate(&value, channel, i), Z_TYPE(value) == IS_STRING);
			i++) {
		add_next_index_zval(&chain, &value);
	}
	tls_info_put(info, SLOT_PEER_CHAIN, &chain);
	ZVAL_BOOL(&value, from->verified);
	tls_info_put(info, SLOT_VERIFIED, &value);
	ZVAL_BOOL(&value, from->resumed);
	tls_info_put(info, SLOT_RESUMED, &value);
}

PHP_FUNCTION(Sockets_secure_info)
{
	php_socket *s;
	const skc_channel *channel;
	skc_tls_info info;

	PHP_SOCKETS_PARSE_OPEN(s);
	channel = php_sockets_channel(s);
	if (channel != NULL && skc_tls_get_info(channel, &info) &&
			php_sockets_make(return_value, php_modern_classes.tls_info, NULL)) {
		tls_info_fill(return_value, channel, &info);
	}
}

PHP_METHOD(Sockets_TlsInfo, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}
