dnl Lists of sources and probes. The operating system is chosen here, not in the code.

PHP_ARG_ENABLE([sockets],
  [whether to enable sockets support],
  [AS_HELP_STRING([--enable-sockets], [Enable sockets support])],
  [yes])

PHP_ARG_ENABLE([sockets-faults],
  [whether to enable fault injection in sockets],
  [AS_HELP_STRING([--enable-sockets-faults], [Let tests make system calls of sockets fail (SKC_FAULTS)])],
  [no],
  [no])

PHP_ARG_WITH([sockets-cares],
  [whether to resolve names with c-ares],
  [AS_HELP_STRING([--with-sockets-cares], [Resolve names with c-ares in Sockets\connect()])],
  [no],
  [no])

PHP_ARG_WITH([sockets-openssl],
  [whether to build TLS for sockets],
  [AS_HELP_STRING([--with-sockets-openssl], [Build TLS in Sockets\ with OpenSSL 3])],
  [no],
  [no])

if test "$PHP_SOCKETS" != "no"; then
  SOCKETS_SOURCES="
    php_sockets.c
    src/core/skc_activation.c
    src/core/skc_addr.c
    src/core/skc_base.c
    src/core/skc_batch.c
    src/core/skc_budget.c
    src/core/skc_channel.c
    src/core/skc_cmsg.c
    src/core/skc_cmsg_table.c
    src/core/skc_connect.c
    src/core/skc_connect_lookup.c
    src/core/skc_dns.c
    src/core/skc_duration.c
    src/core/skc_endpoint.c
    src/core/skc_endpoint_option.c
    src/core/skc_endpoint_query.c
    src/core/skc_endpoint_value.c
    src/core/skc_error.c
    src/core/skc_family.c
    src/core/skc_handles.c
    src/core/skc_inet.c
    src/core/skc_interest.c
    src/core/skc_iso8601.c
    src/core/skc_line.c
    src/core/skc_listen.c
    src/core/skc_listen_address.c
    src/core/skc_listen_path.c
    src/core/skc_lookup.c
    src/core/skc_mcast.c
    src/core/skc_network.c
    src/core/skc_notify.c
    src/core/skc_option.c
    src/core/skc_option_decode.c
    src/core/skc_option_filter.c
    src/core/skc_option_inet.c
    src/core/skc_option_info.c
    src/core/skc_option_layout.c
    src/core/skc_option_other.c
    src/core/skc_option_socket.c
    src/core/skc_option_table.c
    src/core/skc_option_transport.c
    src/core/skc_pktinfo.c
    src/core/skc_proxy.c
    src/core/skc_proxy_print.c
    src/core/skc_reader.c
    src/core/skc_scheme.c
    src/core/skc_relay.c
    src/core/skc_slots.c
    src/core/skc_sock.c
    src/core/skc_time.c
    src/core/skc_timers.c
    src/core/skc_transfer.c
    src/core/skc_turn.c
    src/core/skc_wait.c
    src/core/skc_watch.c
    src/core/skc_writer.c
    src/core/skc_zerocopy.c
    src/os/posix/skc_calls.c
    src/os/posix/skc_os_batch.c
    src/os/posix/skc_os_catch.c
    src/os/posix/skc_os_error.c
    src/os/posix/skc_os_file.c
    src/os/posix/skc_os_io.c
    src/os/posix/skc_os_memory.c
    src/os/posix/skc_os_name.c
    src/os/posix/skc_os_option.c
    src/os/posix/skc_os_path.c
    src/os/posix/skc_os_process.c
    src/os/posix/skc_os_socket.c
    src/os/posix/skc_os_startup.c
    src/os/posix/skc_os_symbol.c
    src/os/posix/skc_os_thread.c
    src/os/posix/skc_os_wait.c
    src/php/classic/addrinfo.c
    src/php/classic/connect.c
    src/php/classic/create.c
    src/php/classic/datagram.c
    src/php/classic/io.c
    src/php/classic/option.c
    src/php/classic/option_mcast.c
    src/php/classic/option_value.c
    src/php/classic/select.c
    src/php/classic/select_members.c
    src/php/classic/select_places.c
    src/php/classic/select_registered.c
    src/php/classic/select_snapshot.c
    src/php/classic/socket.c
    src/php/classic/stream.c
    src/php/common/address.c
    src/php/common/address_cache.c
    src/php/common/assign.c
    src/php/common/channel.c
    src/php/common/constants.c
    src/php/common/custody.c
    src/php/common/descriptors.c
    src/php/common/duration.c
    src/php/common/error.c
    src/php/common/globals.c
    src/php/common/object.c
    src/php/common/receive.c
    src/php/common/scratch.c
    src/php/common/stream_handle.c
    src/php/common/tls_cache.c
    src/php/message/control.c
    src/php/message/message.c
    src/php/message/name.c
    src/php/message/path.c
    src/php/message/received.c
    src/php/modern/arrival.c
    src/php/modern/connect.c
    src/php/modern/connection.c
    src/php/modern/datagram.c
    src/php/modern/datagram_method.c
    src/php/modern/describe.c
    src/php/modern/endpoint.c
    src/php/modern/endpoint_property.c
    src/php/modern/endpoint_socket.c
    src/php/modern/endpoint_text.c
    src/php/modern/error.c
    src/php/modern/exception.c
    src/php/modern/file.c
    src/php/modern/group.c
    src/php/modern/growing.c
    src/php/modern/handles.c
    src/php/modern/io.c
    src/php/modern/listen.c
    src/php/modern/lookup.c
    src/php/modern/modern.c
    src/php/modern/notify.c
    src/php/modern/option.c
    src/php/modern/process.c
    src/php/modern/proxy.c
    src/php/modern/proxy_header.c
    src/php/modern/read.c
    src/php/modern/reader.c
    src/php/modern/reader_call.c
    src/php/modern/reader_lines.c
    src/php/modern/reader_message.c
    src/php/modern/receive.c
    src/php/modern/relay.c
    src/php/modern/resolve.c
    src/php/modern/secure.c
    src/php/modern/send.c
    src/php/modern/socket_option.c
    src/php/modern/strings.c
    src/php/modern/tcp_info.c
    src/php/modern/tls.c
    src/php/modern/tls_file.c
    src/php/modern/tls_info.c
    src/php/modern/tls_option.c
    src/php/modern/try.c
    src/php/modern/write.c
    src/php/modern/writer.c
    src/php/poll/buffered.c
    src/php/poll/classes.c
    src/php/poll/context.c
    src/php/poll/error.c
    src/php/poll/event.c
    src/php/poll/handle.c
    src/php/poll/native.c
    src/php/poll/socket.c
    src/php/poll/watcher.c
    src/php/task/awaited.c
    src/php/task/fiber.c
    src/php/task/foreign.c
    src/php/task/idle.c
    src/php/task/scheduler.c
    src/php/task/serve.c
    src/php/task/serve_connection.c
    src/php/task/serve_host.c
    src/php/task/serve_option.c
    src/php/task/serve_server.c
    src/php/task/serve_signal.c
    src/php/task/task.c
    src/php/task/turns.c
    src/php/task/worker.c
    src/poll/skc_poller_poll.c
  "
  dnl The poller that keeps registrations: one file per kind.
  case $host_alias in
    *linux*)
      SOCKETS_SOURCES="$SOCKETS_SOURCES src/poll/skc_poller_epoll.c"
      ;;
    *darwin* | *freebsd* | *netbsd* | *openbsd* | *dragonfly*)
      SOCKETS_SOURCES="$SOCKETS_SOURCES src/poll/skc_poller_kqueue.c"
      ;;
    *)
      SOCKETS_SOURCES="$SOCKETS_SOURCES src/poll/skc_poller_none.c"
      ;;
  esac
  dnl The resolver of Sockets\connect: one file per kind.
  if test "$PHP_SOCKETS_CARES" = "no"; then
    SOCKETS_SOURCES="$SOCKETS_SOURCES src/core/skc_resolve.c"
  else
    PKG_CHECK_MODULES([CARES], [libcares >= 1.16.0])
    PHP_EVAL_INCLINE([$CARES_CFLAGS])
    PHP_EVAL_LIBLINE([$CARES_LIBS], [SOCKETS_SHARED_LIBADD])
    SOCKETS_SOURCES="$SOCKETS_SOURCES src/cares/skc_resolve_cares.c"
    PHP_ADD_BUILD_DIR([$ext_builddir/src/cares])
  fi
  dnl TLS: one file, or one folder.
  if test "$PHP_SOCKETS_OPENSSL" = "no"; then
    SOCKETS_SOURCES="$SOCKETS_SOURCES src/core/skc_tls.c"
  else
    PKG_CHECK_MODULES([SOCKETS_OPENSSL], [libssl >= 3.0.0 libcrypto >= 3.0.0])
    PHP_EVAL_INCLINE([$SOCKETS_OPENSSL_CFLAGS])
    PHP_EVAL_LIBLINE([$SOCKETS_OPENSSL_LIBS], [SOCKETS_SHARED_LIBADD])
    SOCKETS_SOURCES="$SOCKETS_SOURCES src/openssl/skc_tls_bio.c src/openssl/skc_tls_channel.c"
    SOCKETS_SOURCES="$SOCKETS_SOURCES src/openssl/skc_tls_context.c src/openssl/skc_tls_failure.c"
    SOCKETS_SOURCES="$SOCKETS_SOURCES src/openssl/skc_tls_info.c"
    SOCKETS_SOURCES="$SOCKETS_SOURCES src/openssl/skc_tls_listener.c src/openssl/skc_tls_session.c"
    PHP_ADD_BUILD_DIR([$ext_builddir/src/openssl])
  fi
  dnl The headers of macOS have the names of RFC 3542 only with this macro; others ignore it.
  SOCKETS_CFLAGS="-fvisibility=hidden -D_GNU_SOURCE -D__APPLE_USE_RFC_3542 -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1"
  for dir in . stubs src/core src/os/posix src/poll src/php; do
    SOCKETS_CFLAGS="$SOCKETS_CFLAGS -I@ext_srcdir@/$dir -I@ext_builddir@/$dir"
  done
  if test "$PHP_SOCKETS_FAULTS" = "yes"; then
    SOCKETS_SOURCES="$SOCKETS_SOURCES src/core/skc_fault_rules.c src/os/posix/skc_fault.c"
    SOCKETS_CFLAGS="$SOCKETS_CFLAGS -DSKC_FAULTS"
  fi

  dnl Threads look names up; C libraries have had them in a library of their own.
  AC_CHECK_FUNC([pthread_create],, [PHP_ADD_LIBRARY([pthread],, [SOCKETS_SHARED_LIBADD])])
  AC_CHECK_FUNC([dlopen],, [PHP_ADD_LIBRARY([dl],, [SOCKETS_SHARED_LIBADD])])
  PHP_SUBST([SOCKETS_SHARED_LIBADD])
  AC_DEFINE([HAVE_SOCKETS], [1], [Define to 1 if the PHP extension 'sockets' is available.])
  PHP_NEW_EXTENSION([sockets], [$SOCKETS_SOURCES], [$ext_shared],, [$SOCKETS_CFLAGS])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/os/posix])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/poll])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/php/classic])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/php/common])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/php/message])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/php/modern])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/php/poll])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/php/task])
  PHP_INSTALL_HEADERS([ext/sockets], [php_sockets.h])
  dnl A debug build is installed with its symbols.
  if test "$ext_shared" = "yes" && test "$PHP_DEBUG" != "1" && test "$PHP_DEBUG" != "yes"; then
    AC_CHECK_TOOL([STRIP], [strip], [:])
    PHP_SUBST([STRIP])
    PHP_ADD_MAKEFILE_FRAGMENT
  fi
fi
