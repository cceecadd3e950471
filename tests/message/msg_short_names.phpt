--TEST--
of a name that the system gives a part of, only that part is shown
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_counter();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);

/* Answers every receive with the name of SHORT_NAME: bytes in hexadecimal. The bytes behind it have to
 * be zero, or are reported. PHP loads extensions with RTLD_DEEPBIND, which would pass this library by. */
$source = temp_path('.c');
$library = temp_path('.so');
file_put_contents($source, <<<'C'
	#define _GNU_SOURCE
	#include <dlfcn.h>
	#include <stdio.h>
	#include <stdlib.h>
	#include <string.h>
	#include <sys/socket.h>

	void *dlopen(const char *name, int flags)
	{
		void *(*next)(const char *, int) = dlsym(RTLD_NEXT, "dlopen");
		return next(name, flags & ~RTLD_DEEPBIND);
	}

	static socklen_t answer(void *name, socklen_t room)
	{
		const char *text = getenv("SHORT_NAME") != NULL ? getenv("SHORT_NAME") : "";
		unsigned char *out = name;
		socklen_t len = strlen(text) / 2;

		for (socklen_t i = 0; i < room; i++) {
			if (out[i] != 0) {
				printf("not zero ");
				break;
			}
		}
		for (socklen_t i = 0; i < len; i++) {
			unsigned byte;
			sscanf(text + 2 * i, "%2x", &byte);
			out[i] = byte;
		}
		return len;
	}

	ssize_t recvmsg(int fd, struct msghdr *m, int flags)
	{
		ssize_t (*next)(int, struct msghdr *, int) = dlsym(RTLD_NEXT, "recvmsg");
		struct msghdr own = *m;
		ssize_t got;

		own.msg_name = NULL;
		own.msg_namelen = 0;
		got = next(fd, &own, flags);
		m->msg_flags = own.msg_flags;
		m->msg_controllen = own.msg_controllen;
		if (got >= 0 && m->msg_name != NULL) {
			m->msg_namelen = answer(m->msg_name, m->msg_namelen);
		}
		return got;
	}

	ssize_t recvfrom(int fd, void *data, size_t len, int flags, struct sockaddr *name, socklen_t *room)
	{
		ssize_t (*next)(int, void *, size_t, int, struct sockaddr *, socklen_t *) = dlsym(RTLD_NEXT, "recvfrom");
		ssize_t got = next(fd, data, len, flags, NULL, NULL);

		if (got >= 0 && name != NULL) {
			*room = answer(name, *room);
		}
		return got;
	}

	int getsockname(int fd, struct sockaddr *name, socklen_t *room)
	{
		*room = answer(name, *room);
		return 0;
	}
	C);
[$status, , $err] = run(['cc', '-shared', '-fPIC', '-o', $library, $source, '-ldl']);
same([0, ''], [$status, $err], 'cc');

/* Different lengths of data take the name from different places of the stack. */
$script = <<<'PHP'
	socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $p);
	foreach ([100, 5000, 20000] as $size) {
		socket_send($p[0], "abcd", 4, 0);
		$message = ["name" => [], "buffer_size" => $size];
		socket_recvmsg($p[1], $message);
		$names[] = json_encode($message["name"]);
		socket_send($p[0], "abcd", 4, 0);
		socket_recvfrom($p[1], $data, $size, 0, $address, $port);
	}
	socket_getsockname($p[0], $address, $port);
	echo implode(" ", array_unique($names));
	PHP;
$shown = function (string $bytes) use ($script, $library): string {
	$preload = trim((getenv('LD_PRELOAD') ?: '') . ':' . $library, ':');
	[, $out, $err] = run(php_command('-r', $script), ['LD_PRELOAD' => $preload, 'SHORT_NAME' => bin2hex($bytes)]);
	return $out . $err;
};

/* net/can/raw.c names a sender with 8 of the 24 bytes */
$can = pack('SSlLLLL', 29, 0, 1, 3, 2, 0, 0);
same('{"family":29,"ifindex":1}', $shown(substr($can, 0, 8)), 'AF_CAN, as a raw socket names a sender');
same('{"family":29,"ifindex":1,"rx_id":3}', $shown(substr($can, 0, 12)), 'AF_CAN with the first id');
same('{"family":29,"ifindex":1,"rx_id":3,"tx_id":2}', $shown(substr($can, 0, 16)), 'AF_CAN with both');
same('{"family":29}', $shown(substr($can, 0, 6)), 'AF_CAN with half an interface');
/* the name of a packet socket ends with the hardware address (packet(7)) */
$packet = pack('SnlSCC', AF_PACKET, 0x0800, 2, 1, 0, 6) . "abcdef\0\0";
same('{"family":17,"protocol":2048,"ifindex":2,"hatype":1,"pkttype":0,"addr":"abcdef"}', $shown(substr($packet, 0, 18)),
	'AF_PACKET to the end of the hardware address');
same('{"family":17,"protocol":2048,"ifindex":2,"hatype":1,"pkttype":0,"addr":"abc"}', $shown(substr($packet, 0, 15)),
	'AF_PACKET with a part of it');
same('{"family":17,"protocol":2048,"ifindex":2}', $shown(substr($packet, 0, 8)), 'AF_PACKET without it');
/* others, cut at each field */
$inet6 = pack('SnN', AF_INET6, 80, 7) . inet_pton('::1') . pack('L', 9);
same('{"family":10,"addr":"::1","port":80,"flowinfo":' . unpack('L', pack('N', 7))[1] . ',"scope_id":9}', $shown($inet6), 'AF_INET6');
same('{"family":10,"addr":"::1","port":80,"flowinfo":' . unpack('L', pack('N', 7))[1] . '}', $shown(substr($inet6, 0, 24)),
	'AF_INET6 without a scope');
same('{"family":2,"port":80}', $shown(pack('Sn', AF_INET, 80)), 'AF_INET without an address');
same('{"family":16,"pid":5}', $shown(pack('SSL', 16, 0, 5)), 'AF_NETLINK without groups');
same('{"family":40,"port":6}', $shown(pack('SSL', 40, 0, 6)), 'AF_VSOCK without a context id');
same('{"family":30}', $shown(pack('S', 30)), 'AF_TIPC without a kind of address');
same('{"family":1,"path":"\/x"}', $shown(pack('S', AF_UNIX) . "/x"), 'AF_UNIX, a path without a NUL');
same('{"family":1,"path":""}', $shown(pack('S', AF_UNIX)), 'AF_UNIX without a name');
same('null', $shown(''), 'no name');
finish();
?>
--EXPECT--
17 checks held
