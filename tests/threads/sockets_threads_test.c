/*
 * threads_run(string $file, int $threads, int $requests): each thread runs the file in that many
 * requests of its own, as a thread-safe web server does, and begins and ends the thread for PHP
 * around each second one. Returns how many requests did not end with "return true;".
 */

#include "php.h"
#include "php_main.h"
#include "SAPI.h"

#include <pthread.h>

ZEND_TSRMLS_CACHE_DEFINE()

typedef struct threads_work {
	pthread_t thread;
	const char *file;
	zend_long requests;
	zend_long failed;
} threads_work;

static bool threads_request(const char *file)
{
	zend_file_handle handle;
	zval result;
	bool good = false;

	if (php_request_startup() != SUCCESS) {
		return false;
	}
	SG(headers_sent) = 1;
	SG(request_info).no_headers = 1;
	ZVAL_UNDEF(&result);
	zend_stream_init_filename(&handle, file);
	zend_first_try
	{
		good = zend_execute_scripts(ZEND_REQUIRE, &result, 1, &handle) == SUCCESS &&
				Z_TYPE(result) == IS_TRUE;
	}
	zend_end_try();
	zend_destroy_file_handle(&handle);
	php_request_shutdown(NULL);
	return good;
}

static void *threads_main(void *argument)
{
	threads_work *work = argument;

	for (zend_long i = 0; i < work->requests; i++) {
		if (i % 2 == 0) {
			ts_resource(0);
			ZEND_TSRMLS_CACHE_UPDATE();
		}
		work->failed += !threads_request(work->file);
		if (i % 2 == 1 || i + 1 == work->requests) {
			ts_free_thread();
		}
	}
	return NULL;
}

PHP_FUNCTION(threads_run)
{
	char *file;
	size_t length;
	zend_long threads;
	zend_long requests;
	zend_long failed = 0;
	threads_work *all;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "pll", &file, &length, &threads, &requests) !=
			SUCCESS) {
		RETURN_THROWS();
	}
	all = safe_emalloc((size_t) threads, sizeof(*all), 0);
	for (zend_long i = 0; i < threads; i++) {
		all[i] = (threads_work){ .file = file, .requests = requests };
		if (pthread_create(&all[i].thread, NULL, threads_main, &all[i]) != 0) {
			php_error_docref(NULL, E_ERROR, "no thread");
		}
	}
	for (zend_long i = 0; i < threads; i++) {
		pthread_join(all[i].thread, NULL);
		failed += all[i].failed;
	}
	efree(all);
	RETURN_LONG(failed);
}

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_threads_run, 0, 3, IS_LONG, 0)
ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
ZEND_ARG_TYPE_INFO(0, threads, IS_LONG, 0)
ZEND_ARG_TYPE_INFO(0, requests, IS_LONG, 0)
ZEND_END_ARG_INFO()

static const zend_function_entry threads_functions[] = { PHP_FE(threads_run, arginfo_threads_run)
			PHP_FE_END };

static zend_module_entry threads_module_entry = {
	STANDARD_MODULE_HEADER,
	"sockets_threads_test",
	threads_functions,
	NULL,
	NULL,
	NULL,
	NULL,
	NULL,
	"1",
	STANDARD_MODULE_PROPERTIES,
};

ZEND_GET_MODULE(threads)
