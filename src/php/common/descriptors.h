#ifndef PHP_SOCKETS_COMMON_DESCRIPTORS_H
#define PHP_SOCKETS_COMMON_DESCRIPTORS_H

/*
 * Descriptors to be sent to another process. Code of the program runs while a message is made and
 * while it waits to be sent; it may close a Socket and open another file with the same number. So
 * the Sockets and streams are held, their numbers are taken last, and an interrupted send continues
 * only if all numbers still stand for the same Sockets and streams.
 */

#include "php.h"

#include "skc_base.h"

typedef struct php_descriptors php_descriptors;

/* The reason why a value cannot be sent. */
typedef enum php_descriptor_fault {
	PHP_DESCRIPTOR_FINE,
	PHP_DESCRIPTOR_CLOSED_SOCKET,
	PHP_DESCRIPTOR_NO_STREAM, /* closed, or another resource */
	PHP_DESCRIPTOR_NONE,      /* a stream without a descriptor; may have warned */
	PHP_DESCRIPTOR_OTHER_TYPE
} php_descriptor_fault;

/* An empty list, to be freed. */
php_descriptors *php_descriptors_new(uint32_t expected);
void php_descriptors_free(php_descriptors *list);

/* Adds a Socket or a stream. Buffered output of the stream is written; a file with buffered input
 * seeks back to its position in PHP. Code of the program may run. */
php_descriptor_fault php_descriptors_add(php_descriptors *list, zval *value, bool warns);

/* Takes the numbers; no code of the program runs. *at: the index of the faulty element. */
php_descriptor_fault php_descriptors_resolve(php_descriptors *list, size_t *at);

size_t php_descriptors_count(const php_descriptors *list);
skc_handle php_descriptors_at(const php_descriptors *list, size_t index);

/* Whether the numbers of all lists that were resolved in the current Fiber and not freed still
 * stand for the same Sockets and streams. */
bool php_descriptors_are_valid(void);

/* Discards the lists of a request that a fatal error ended; at its end. */
void php_descriptors_reclaim(void);

#endif
