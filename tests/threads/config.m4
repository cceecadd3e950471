PHP_ARG_ENABLE([sockets-threads-test],
  [whether to build the function that runs a script in threads],
  [AS_HELP_STRING([--enable-sockets-threads-test], [Build the test of the sockets extension in threads])],
  [yes])

PHP_NEW_EXTENSION([sockets_threads_test], [sockets_threads_test.c], [yes],,
  [-DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -Wall -Wextra -Wno-unused-parameter])
