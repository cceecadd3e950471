#include "common/channel.h"

#include "common/globals.h"
#include "skc_time.h"

static skc_channel *common_channel_of(void *owner)
{
	return php_sockets_channel(owner);
}

void php_sockets_channel_startup(void)
{
	skc_set_channel_of(common_channel_of);
}

static void (*on_channel)(php_socket *s);

void php_sockets_on_channel(void (*secured)(php_socket *s))
{
	on_channel = secured;
}

/* socket_select() has other sets of registered sockets, whose readiness only the system decides. */
void php_sockets_set_channel(php_socket *s, skc_channel *channel)
{
	php_sockets_unregister(s);
	SOCKETS_OWN(channels)++;
	ZVAL_PTR(&s->zstream, channel);
	on_channel(s);
}

void php_sockets_free_channel(php_socket *s)
{
	skc_channel *channel = php_sockets_channel(s);

	if (UNEXPECTED(channel != NULL)) {
		SOCKETS_OWN(channels)--;
		ZVAL_UNDEF(&s->zstream);
		channel->kind->free(channel);
	}
}

ZEND_COLD bool php_sockets_refuse_channel(uint32_t arg, const char *instead)
{
	zend_argument_error(NULL, arg, "must not be secured by TLS; use %s", instead);
	return false;
}

skc_handle php_sockets_special_handle(php_socket *s, const char *instead)
{
	return php_sockets_is_plain(s, 1, instead) ? php_sockets_sock(s).handle : SKC_HANDLE_NONE;
}

skc_err php_sockets_make_channel(const php_socket *listener, skc_handle accepted, skc_channel **out)
{
	const skc_channel *channel = php_sockets_channel(listener);

	*out = NULL;
	return EXPECTED(channel == NULL) ? SKC_OK : channel->kind->accepted(channel, accepted, out);
}

skc_err php_sockets_accept_channel(const php_socket *listener, php_socket *accepted)
{
	skc_channel *made;
	skc_err err = php_sockets_make_channel(listener, accepted->bsd_socket, &made);

	if (UNEXPECTED(made != NULL)) {
		php_sockets_set_channel(accepted, made);
	}
	return err;
}

skc_err php_sockets_end_channel(php_socket *s, int how)
{
	skc_err err;

	if (EXPECTED(!php_sockets_has_channel(s)) || how == SHUT_RD) {
		return SKC_OK;
	}
	err = skc_channel_end(php_sockets_sock(s), php_sockets_blocks(s) ? SKC_FOREVER : SKC_AT_ONCE);
	return err == SKC_EDEADLINE ? SKC_EAGAIN : err;
}
