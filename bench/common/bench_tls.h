/* TLS of the C programs: both ends of a connection in one process, over TCP. The client
 * verifies the certificate and the name of the server. */
#ifndef BENCH_TLS_H
#define BENCH_TLS_H

#include "bench.h"

#include <openssl/ssl.h>
#include <signal.h>
#include <time.h>

struct bench_tls {
	SSL *client;
	SSL *server;
};

static SSL_CTX *bench_tls_client;
static SSL_CTX *bench_tls_server;
static int bench_tls_listener;
static int bench_tls_port;

/* BENCH_CERTIFICATE: a self-signed certificate for localhost, with its key. version: "1.2", "1.3".
 */
static inline void bench_tls_start(const char *version)
{
	const char *file = getenv("BENCH_CERTIFICATE");
	int number = strcmp(version, "1.2") == 0 ? TLS1_2_VERSION : TLS1_3_VERSION;
	struct sockaddr_in address;

	signal(SIGPIPE, SIG_IGN);
	bench_tls_listener = bench_listen(&address);
	bench_tls_port = ntohs(address.sin_port);
	MUST(file != NULL);
	bench_tls_client = SSL_CTX_new(TLS_client_method());
	bench_tls_server = SSL_CTX_new(TLS_server_method());
	for (int i = 0; i < 2; i++) {
		SSL_CTX *context = i == 0 ? bench_tls_client : bench_tls_server;

		MUST(SSL_CTX_set_min_proto_version(context, number) == 1);
		MUST(SSL_CTX_set_max_proto_version(context, number) == 1);
		SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
		SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
	}
	SSL_CTX_set_verify(bench_tls_client, SSL_VERIFY_PEER, NULL);
	MUST(SSL_CTX_load_verify_locations(bench_tls_client, file, NULL) == 1);
	MUST(SSL_CTX_use_certificate_file(bench_tls_server, file, SSL_FILETYPE_PEM) == 1);
	MUST(SSL_CTX_use_PrivateKey_file(bench_tls_server, file, SSL_FILETYPE_PEM) == 1);
}

static inline void bench_tls_block(int s, bool block)
{
	MUST(fcntl(s, F_SETFL, block ? 0 : O_NONBLOCK) == 0);
}

static inline void bench_tls_open(struct bench_tls *t, SSL_SESSION *session)
{
	int ends[2];
	int here = 0;
	int there = 0;

	ends[0] = bench_connect(bench_tls_port);
	ends[1] = accept(bench_tls_listener, NULL, NULL);
	MUST(ends[1] >= 0);
	MUST(setsockopt(ends[1], IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int)) == 0);
	bench_tls_block(ends[0], false);
	bench_tls_block(ends[1], false);
	t->client = SSL_new(bench_tls_client);
	t->server = SSL_new(bench_tls_server);
	MUST(SSL_set_fd(t->client, ends[0]) == 1 && SSL_set_fd(t->server, ends[1]) == 1);
	MUST(SSL_set1_host(t->client, "localhost") == 1);
	MUST(SSL_set_tlsext_host_name(t->client, "localhost") == 1);
	MUST(session == NULL || SSL_set_session(t->client, session) == 1);
	SSL_set_connect_state(t->client);
	SSL_set_accept_state(t->server);
	while (here != 1 || there != 1) {
		here = here == 1 ? 1 : SSL_do_handshake(t->client);
		MUST(here == 1 || SSL_get_error(t->client, here) == SSL_ERROR_WANT_READ);
		there = there == 1 ? 1 : SSL_do_handshake(t->server);
		MUST(there == 1 || SSL_get_error(t->server, there) == SSL_ERROR_WANT_READ);
	}
	bench_tls_block(ends[0], true);
	bench_tls_block(ends[1], true);
}

/* A byte of the server: the client receives the tickets with it. */
static inline void bench_tls_byte(struct bench_tls *t)
{
	char byte = 'x';

	MUST(SSL_write(t->server, &byte, 1) == 1);
	MUST(SSL_read(t->client, &byte, 1) == 1);
}

static inline void bench_tls_close(struct bench_tls *t)
{
	int ends[2] = { SSL_get_fd(t->client), SSL_get_fd(t->server) };

	SSL_shutdown(t->client);
	SSL_free(t->client);
	close(ends[0]);
	SSL_shutdown(t->server);
	SSL_free(t->server);
	close(ends[1]);
}

static inline uint64_t bench_cpu(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (uint64_t) now.tv_sec * 1000000000 + (uint64_t) now.tv_nsec;
}

/* Calls an operation for so many times as many milliseconds as BENCH_MS has; prints its CPU time.
 */
static inline int bench_tls_run(void (*operation)(void), const char *metric, int each_ms)
{
	const char *loops = getenv("BENCH_LOOPS");
	const char *ms = getenv("BENCH_MS");
	int count = loops != NULL ? atoi(loops) : (ms != NULL ? atoi(ms) : 20) * each_ms;
	uint64_t start;

	operation();
	operation();
	start = bench_cpu();
	for (int i = 0; i < count; i++) {
		operation();
	}
	if (loops != NULL) {
		printf("operations %d\n", count);
	} else {
		printf("%s %.1f\n", metric, (double) (bench_cpu() - start) / count);
	}
	return 0;
}

#endif
