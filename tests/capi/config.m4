PHP_ARG_ENABLE([sockets-capi-test],
  [whether to build the client of the sockets extension's C interface],
  [AS_HELP_STRING([--enable-sockets-capi-test], [Build the C interface's test client])],
  [yes])

PHP_NEW_EXTENSION([sockets_capi_test], [sockets_capi_test.c], [yes],,
  [-DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -Wall -Wextra -Wno-unused-parameter])
PHP_ADD_EXTENSION_DEP([sockets_capi_test], [sockets], [true])
