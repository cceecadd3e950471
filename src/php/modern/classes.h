#ifndef PHP_SOCKETS_MODERN_CLASSES_H
#define PHP_SOCKETS_MODERN_CLASSES_H

/* The classes of Sockets\, registered by modern/modern.c. */

#include "php.h"

typedef struct php_modern_class_entries {
	zend_class_entry *error_kind;
	zend_class_entry *socket_exception;
	zend_class_entry *timeout_exception;
	zend_class_entry *resolve_exception;
	zend_class_entry *endpoint;
	zend_class_entry *datagram;
	zend_class_entry *peer_credentials;
	zend_class_entry *tcp_info;
} php_modern_class_entries;

extern php_modern_class_entries php_modern_classes;

#endif
