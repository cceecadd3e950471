#ifndef PHP_SOCKETS_MODERN_TLS_FILE_H
#define PHP_SOCKETS_MODERN_TLS_FILE_H

/* Options of TLS that are a text in PEM or the path of a file. Paths are local, and open_basedir
 * holds for them. */

#include "php.h"
#include "zend_smart_str.h"

/* Whether it is the path of a folder that may be read. */
bool php_tls_file_is_folder(const zend_string *path);

/* Appends what identifies the content: the text, or the path and the state of its file. */
void php_tls_file_identify(smart_str *to, const zend_string *text);

/* Returns the text in PEM; NULL if the file cannot be read. The caller wipes and releases it. */
zend_string *php_tls_file_read(const zend_string *text);

/* Releases a text that may have a key in it. NULL does nothing. */
void php_tls_file_release(zend_string *text);

#endif
