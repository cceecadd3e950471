#ifndef PHP_SOCKETS_MODERN_MODERN_H
#define PHP_SOCKETS_MODERN_MODERN_H

/* The namespace Sockets\ and its classes. */

#include "php.h"

typedef struct php_modern_class_entries {
	zend_class_entry *error_kind;
	zend_class_entry *socket_exception;
	zend_class_entry *timeout_exception;
	zend_class_entry *resolve_exception;
	zend_class_entry *cancelled_exception;
	zend_class_entry *tls_exception;
	zend_class_entry *tls_info;
	zend_class_entry *endpoint;
	zend_class_entry *datagram;
	zend_class_entry *peer_credentials;
	zend_class_entry *tcp_info;
	zend_class_entry *proxy_header;
} php_modern_class_entries;

extern php_modern_class_entries php_modern_classes;

/* Registers all classes and functions of Sockets\; at the module's start. */
void php_modern_startup(int type);

#endif
