#include "bench_tls.h"

static SSL_SESSION *session;
static bool resumed;

static int on_session(SSL *ssl, SSL_SESSION *made)
{
	(void) ssl;
	SSL_SESSION_free(session);
	session = made;
	return 1;
}

static void handshake(void)
{
	struct bench_tls tls;
	bool before = session != NULL;

	bench_tls_open(&tls, resumed ? session : NULL);
	bench_tls_byte(&tls);
	MUST(SSL_session_reused(tls.server) == (resumed && before));
	bench_tls_close(&tls);
}

int main(int argc, char **argv)
{
	MUST(argc == 3);
	bench_tls_start(argv[1]);
	resumed = strcmp(argv[2], "resumed") == 0;
	if (resumed) {
		SSL_CTX_set_session_cache_mode(
				bench_tls_client, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
		SSL_CTX_sess_set_new_cb(bench_tls_client, on_session);
	}
	return bench_tls_run(handshake, "handshake", 10);
}
