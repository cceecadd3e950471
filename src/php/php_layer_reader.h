#ifndef PHP_LAYER_READER_H
#define PHP_LAYER_READER_H

/* Sockets\Reader. */

/* Registers the class. */
void php_layer_reader_startup(void);

#endif
