#ifndef PHP_SOCKETS_COMMON_DESCRIPTORS_H
#define PHP_SOCKETS_COMMON_DESCRIPTORS_H

/*
 * Descriptors on their way to another process. Code of the program runs while a message is made and
 * while it waits to be sent; it may close a Socket and open another thing with the same number. So
 * what is to be sent is held as a Socket or a stream, its number is taken last, and a send that was
 * interrupted goes on only while all numbers still stand for the same.
 */

#include "php.h"

#include "skc_base.h"

typedef struct php_descriptors php_descriptors;

/* Why a value cannot be sent. */
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

/* Adds a Socket or stream. Data that the stream has not written yet is written; a file that has
 * read ahead goes back to where PHP stands in it. Code of the program may run. */
php_descriptor_fault php_descriptors_add(php_descriptors *list, zval *value, bool warns);

/* Takes the numbers; no code of the program runs. *at: the index of what is faulty. */
php_descriptor_fault php_descriptors_resolve(php_descriptors *list, size_t *at);

size_t php_descriptors_count(const php_descriptors *list);
skc_handle php_descriptors_at(const php_descriptors *list, size_t index);

/* Do the numbers of all lists that were resolved and not freed still stand for the same? */
bool php_descriptors_are_valid(void);

/* Forgets the lists of a request that a fatal error has ended; at its end. */
void php_descriptors_reclaim(void);

#endif
