#ifndef PHP_LAYER_PROCESS_H
#define PHP_LAYER_PROCESS_H

/* Sockets\ and other processes, and what sockets tell of themselves. */

#include "php_layer_io.h"

/* Each registers the functions and classes of its file. */
void php_layer_process_startup(int type);
void php_layer_handles_startup(int type);
void php_layer_describe_startup(int type);
void php_layer_tcp_info_startup(int type);

#endif
