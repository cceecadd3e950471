#ifndef PHP_SOCKETS_MODERN_PROCESS_H
#define PHP_SOCKETS_MODERN_PROCESS_H

/* Sockets\ and other processes, and what sockets tell of themselves. */

#include "modern/io.h"

/* Each registers the functions and classes of its file. */
void php_modern_process_startup(int type);
void php_modern_handles_startup(int type);
void php_modern_describe_startup(int type);
void php_modern_tcp_info_startup(int type);

#endif
