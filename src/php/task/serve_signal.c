#include "task/serve_signal.h"

#include "SAPI.h"

#include <signal.h>

#include "common/globals.h"
#include "common/object.h"
#include "modern/error.h"

#ifdef ZEND_SIGNALS
/* What PHP does for a signal in its own handler, which it sets for some of them at its start. */
static skc_disposition serve_signal_deferred(int number)
{
	const void *handler = number < NSIG ? SIGG(handlers)[number - 1].handler : (void *) SIG_DFL;

	if (handler == (void *) SIG_IGN) {
		return SKC_SIGNAL_IGNORED;
	}
	return handler == (void *) SIG_DFL ? SKC_SIGNAL_DEFAULT : SKC_SIGNAL_HANDLED;
}
#else
static skc_disposition serve_signal_deferred(int number)
{
	(void) number;
	return SKC_SIGNAL_HANDLED;
}
#endif

static skc_disposition serve_signal_disposition(int number)
{
	skc_disposition found = skc_os_signal_disposition(number);

	return found == SKC_SIGNAL_HANDLED ? serve_signal_deferred(number) : found;
}

static uint64_t serve_signal_defaults(void)
{
	static const int numbers[] = { SIGTERM, SIGINT };
	uint64_t signals = 0;

	if (strcmp(sapi_module.name, "cli") != 0) {
		return 0;
	}
	for (size_t i = 0; i < SKC_COUNT(numbers); i++) {
		if (serve_signal_disposition(numbers[i]) != SKC_SIGNAL_IGNORED) {
			signals |= skc_signal_bit(numbers[i]);
		}
	}
	return signals;
}

/* The signals whose handlers run as well. */
static uint64_t serve_signal_handled(uint64_t signals)
{
	uint64_t handled = 0;

	for (int number = 1; number <= SKC_SIGNAL_MAX; number++) {
		if ((signals & skc_signal_bit(number)) &&
				serve_signal_disposition(number) == SKC_SIGNAL_HANDLED) {
			handled |= skc_signal_bit(number);
		}
	}
	return handled;
}

static void serve_signal_link(php_serve_signals *s)
{
	s->after = SOCKETS_OWN(caught);
	SOCKETS_OWN(caught) = s;
}

static void serve_signal_unlink(const php_serve_signals *s)
{
	php_serve_signals *at = SOCKETS_OWN(caught);

	if (at == s) {
		SOCKETS_OWN(caught) = s->after;
		return;
	}
	while (at != NULL && at->after != s) {
		at = at->after;
	}
	if (at != NULL) {
		at->after = s->after;
	}
}

/* Makes the sockets of a server's signals. */
static skc_err serve_signal_open(php_serve_signals *s)
{
	skc_handle handles[2];
	skc_err err = skc_os_pair(SKC_PAIR_FAMILY, SOCK_STREAM, 0, SKC_OPEN_NONBLOCK, handles);

	if (err != SKC_OK) {
		return err;
	}
	if (php_sockets_new(&s->socket, handles[0], SKC_PAIR_FAMILY, false) == NULL) {
		skc_os_close(handles[1]);
		return SKC_EINTR;
	}
	s->other = handles[1];
	return SKC_OK;
}

static skc_err serve_signal_begin(php_serve_server *server, uint64_t signals)
{
	php_serve_signals *s = emalloc(sizeof(*s));
	skc_err err = serve_signal_open(s);

	if (err != SKC_OK) {
		efree(s);
		return err;
	}
	err = skc_os_catch_signals(signals, serve_signal_handled(signals), s->other, &s->id);
	if (err != SKC_OK) {
		skc_os_close(s->other);
		zval_ptr_dtor(&s->socket);
		efree(s);
		return err;
	}
	serve_signal_link(s);
	server->signals = s;
	return SKC_OK;
}

bool php_serve_catch(php_serve_server *server)
{
	const php_serve_options *options = &server->options;
	uint64_t signals = options->signals_given ? options->signals : serve_signal_defaults();
	skc_err err = signals != 0 ? serve_signal_begin(server, signals) : SKC_OK;

	if (err == SKC_OK || (err == SKC_EOPNOTSUPP && !options->signals_given)) {
		return true;
	}
	if (err == SKC_EOPNOTSUPP) {
		php_modern_throw_unsupported(
				&PHP_MODERN_NO_FAILURE, "the system has no signals", "serve, option \"signals\"");
	} else {
		php_modern_throw(&PHP_MODERN_NO_FAILURE, err, "serve, option \"signals\"");
	}
	return false;
}

void php_serve_count_signals(php_serve_server *server)
{
	char bytes[64];
	size_t done;

	while (skc_os_recv(php_sockets_sock(Z_SOCKET_P(&server->signals->socket)).handle, bytes,
				   sizeof(bytes), SKC_MSG_DONTWAIT, &done) == SKC_OK &&
			done > 0) {
		server->stops += (unsigned) done;
	}
}

void php_serve_release_signals(php_serve_server *server)
{
	php_serve_signals *s = server->signals;

	if (s == NULL) {
		return;
	}
	server->signals = NULL;
	serve_signal_unlink(s);
	skc_os_release_caught(s->id);
	skc_os_close(s->other);
	zval_ptr_dtor(&s->socket);
	efree(s);
}

void php_serve_reclaim_signals(void)
{
	for (php_serve_signals *s = SOCKETS_OWN(caught); s != NULL; s = s->after) {
		skc_os_release_caught(s->id);
		skc_os_close(s->other);
	}
	SOCKETS_OWN(caught) = NULL;
}
