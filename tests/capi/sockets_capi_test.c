/* A client of the sockets extension's C interface, as event, uv or swoole are: it knows the header
 * ext/sockets/php_sockets.h and nothing else. capi.php calls these functions and compares. */
#include <php.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef HAVE_SOCKETS
#define HAVE_SOCKETS 1
#endif
#include <ext/sockets/php_sockets.h>

ZEND_TSRMLS_CACHE_DEFINE()

static void describe(zval *array, const php_socket *sock)
{
	array_init(array);
	add_assoc_long(array, "bsd_socket", sock->bsd_socket);
	add_assoc_long(array, "type", sock->type);
	add_assoc_long(array, "error", sock->error);
	add_assoc_bool(array, "blocking", sock->blocking);
	add_assoc_bool(array, "invalid", IS_INVALID_SOCKET(sock));
	if (Z_TYPE(sock->zstream) == IS_RESOURCE) {
		add_assoc_long(array, "stream", Z_RES_HANDLE(sock->zstream));
	} else {
		add_assoc_null(array, "stream");
	}
}

/* clang-format off */
ZEND_BEGIN_ARG_INFO_EX(arginfo_none, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_one, 0, 0, 1)
	ZEND_ARG_INFO(0, value)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_two, 0, 0, 2)
	ZEND_ARG_INFO(0, fd)
	ZEND_ARG_INFO(0, at_end)
ZEND_END_ARG_INFO()
/* clang-format on */

/* What the compiler made of the header. */
static PHP_FUNCTION(capi_layout)
{
	ZEND_PARSE_PARAMETERS_NONE();

	array_init(return_value);
	add_assoc_long(return_value, "sizeof", sizeof(php_socket));
	add_assoc_long(return_value, "bsd_socket", offsetof(php_socket, bsd_socket));
	add_assoc_long(return_value, "type", offsetof(php_socket, type));
	add_assoc_long(return_value, "error", offsetof(php_socket, error));
	add_assoc_long(return_value, "blocking", offsetof(php_socket, blocking));
	add_assoc_long(return_value, "zstream", offsetof(php_socket, zstream));
	add_assoc_long(return_value, "std", offsetof(php_socket, std));
	add_assoc_long(return_value, "last_error", offsetof(zend_sockets_globals, last_error));
	add_assoc_long(return_value, "sizeof int", sizeof(int));
	add_assoc_long(return_value, "sizeof zval", sizeof(zval));
	add_assoc_long(return_value, "sizeof zend_object", sizeof(zend_object));
}

static PHP_FUNCTION(capi_header)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_STRING(PHP_SOCKETS_VERSION);
}

static PHP_FUNCTION(capi_class)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_STR_COPY(socket_ce->name);
}

/* The fields of a Socket, read where the header declares them. */
static PHP_FUNCTION(capi_read)
{
	zval *socket;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(socket, socket_ce)
	ZEND_PARSE_PARAMETERS_END();

	describe(return_value, Z_SOCKET_P(socket));
}

/* A Socket for a descriptor, the way swoole and event make one; false when it is none. */
static PHP_FUNCTION(capi_import)
{
	zend_long fd;
	php_socket *sock;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(fd)
	ZEND_PARSE_PARAMETERS_END();

	object_init_ex(return_value, socket_ce);
	sock = Z_SOCKET_P(return_value);
	if (!socket_import_file_descriptor((PHP_SOCKET) fd, sock)) {
		sock->bsd_socket = -1;
		zval_ptr_dtor(return_value);
		RETURN_FALSE;
	}
}

/* The same with a php_socket that is not inside an object of the extension: it lies between two
 * pages that nobody may touch, at the start of its own page or at the end, so that a look before
 * the pointer or past the struct stops the process. */
static PHP_FUNCTION(capi_import_own)
{
	zend_long fd;
	bool at_end;
	size_t page = (size_t) sysconf(_SC_PAGESIZE);
	php_socket *sock;
	char *pages;
	int result;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_LONG(fd)
		Z_PARAM_BOOL(at_end)
	ZEND_PARSE_PARAMETERS_END();

	pages = mmap(NULL, 3 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pages == MAP_FAILED || mprotect(pages + page, page, PROT_READ | PROT_WRITE) != 0) {
		zend_throw_error(NULL, "no memory for the fenced socket");
		RETURN_THROWS();
	}
	sock = (php_socket *) (pages + page + (at_end ? page - sizeof(php_socket) : 0));
	result = socket_import_file_descriptor((PHP_SOCKET) fd, sock);
	describe(return_value, sock);
	add_assoc_bool(return_value, "result", result);
	munmap(pages, 3 * page);
}

static PHP_FUNCTION(capi_strerror)
{
	zend_long code;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(code)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_STRING(sockets_strerror((int) code));
}

static PHP_FUNCTION(capi_last_error)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_LONG(SOCKETS_G(last_error));
}

static PHP_FUNCTION(capi_set_last_error)
{
	zend_long code;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(code)
	ZEND_PARSE_PARAMETERS_END();

	SOCKETS_G(last_error) = (int) code;
}

/* What a descriptor is, asked of the system: the inode identifies a socket. */
static PHP_FUNCTION(capi_inode)
{
	zend_long fd;
	struct stat st;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(fd)
	ZEND_PARSE_PARAMETERS_END();

	if (fstat((int) fd, &st) != 0) {
		RETURN_FALSE;
	}
	RETURN_LONG((zend_long) st.st_ino);
}

static PHP_FUNCTION(capi_dup)
{
	zend_long fd;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(fd)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_LONG(dup((int) fd));
}

static PHP_FUNCTION(capi_close)
{
	zend_long fd;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(fd)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_BOOL(close((int) fd) == 0);
}

/* clang-format off */
static const zend_function_entry functions[] = {
	PHP_FE(capi_layout, arginfo_none)
	PHP_FE(capi_header, arginfo_none)
	PHP_FE(capi_class, arginfo_none)
	PHP_FE(capi_read, arginfo_one)
	PHP_FE(capi_import, arginfo_one)
	PHP_FE(capi_import_own, arginfo_two)
	PHP_FE(capi_strerror, arginfo_one)
	PHP_FE(capi_last_error, arginfo_none)
	PHP_FE(capi_set_last_error, arginfo_one)
	PHP_FE(capi_inode, arginfo_one)
	PHP_FE(capi_dup, arginfo_one)
	PHP_FE(capi_close, arginfo_one)
	PHP_FE_END
};

static const zend_module_dep dependencies[] = {
	ZEND_MOD_REQUIRED("sockets")
	ZEND_MOD_END
};
/* clang-format on */

static PHP_RINIT_FUNCTION(sockets_capi_test)
{
	ZEND_TSRMLS_CACHE_UPDATE();
	return SUCCESS;
}

static zend_module_entry sockets_capi_test_module_entry = {
	STANDARD_MODULE_HEADER_EX,
	NULL,
	dependencies,
	"sockets_capi_test",
	functions,
	NULL,
	NULL,
	PHP_RINIT(sockets_capi_test),
	NULL,
	NULL,
	"0",
	STANDARD_MODULE_PROPERTIES,
};

ZEND_GET_MODULE(sockets_capi_test)
