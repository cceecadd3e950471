#include "modern/tls_file.h"

#include "php_streams.h"

/* A file with all authorities of a system has some 200 KB. */
#define SIZE_MAX_READ ((size_t) 16 << 20)

/* Whether it is a text in PEM, not a path. */
static bool tls_file_is_text(const zend_string *text)
{
	return zend_memnstr(ZSTR_VAL(text), ZEND_STRL("-----BEGIN "),
				   ZSTR_VAL(text) + ZSTR_LEN(text)) != NULL;
}

/* The state of a file; false if it does not exist or open_basedir forbids it. */
static bool tls_file_look_at(const zend_string *path, php_stream_statbuf *out)
{
	php_stream_wrapper *files = &php_plain_files_wrapper;

	return !zend_str_has_nul_byte(path) && php_check_open_basedir_ex(ZSTR_VAL(path), 0) == 0 &&
			files->wops->url_stat(files, ZSTR_VAL(path), PHP_STREAM_URL_STAT_QUIET, out, NULL) == 0;
}

bool php_tls_file_is_folder(const zend_string *path)
{
	php_stream_statbuf state;

	return !tls_file_is_text(path) && tls_file_look_at(path, &state) &&
			(state.sb.st_mode & S_IFMT) == S_IFDIR;
}

void php_tls_file_identify(smart_str *to, const zend_string *text)
{
	php_stream_statbuf state;

	smart_str_append_unsigned(to, ZSTR_LEN(text));
	smart_str_appendc(to, ':');
	smart_str_append(to, text);
	if (!tls_file_is_text(text) && tls_file_look_at(text, &state)) {
		smart_str_append_printf(to, "@%llu.%llu.%lld.%lld.%lld",
				(unsigned long long) state.sb.st_dev, (unsigned long long) state.sb.st_ino,
				(long long) state.sb.st_size, (long long) state.sb.st_mtime,
				(long long) state.sb.st_ctime);
	}
}

zend_string *php_tls_file_read(const zend_string *text)
{
	php_stream_statbuf state;
	php_stream *stream;
	zend_string *content;

	if (tls_file_is_text(text)) {
		return zend_string_init(ZSTR_VAL(text), ZSTR_LEN(text), 0);
	}
	if (!tls_file_look_at(text, &state) || (state.sb.st_mode & S_IFMT) != S_IFREG) {
		return NULL;
	}
	stream = php_stream_fopen(ZSTR_VAL(text), "rb", NULL);
	if (stream == NULL) {
		return NULL;
	}
	stream->flags |= PHP_STREAM_FLAG_NO_BUFFER | PHP_STREAM_FLAG_SUPPRESS_ERRORS;
	content = php_stream_copy_to_mem(stream, SIZE_MAX_READ, 0);
	php_stream_close(stream);
	return content;
}

void php_tls_file_release(zend_string *text)
{
	if (text == NULL) {
		return;
	}
	if (!ZSTR_IS_INTERNED(text)) {
		ZEND_SECURE_ZERO(ZSTR_VAL(text), ZSTR_LEN(text));
	}
	zend_string_release(text);
}
