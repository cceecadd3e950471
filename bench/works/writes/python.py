import socket
import sys

import bench

strings = int(sys.argv[1])
buffered = len(sys.argv) > 2
listener = bench.listener()
connection = socket.create_connection(listener.getsockname())
connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
receiver = listener.accept()[0]
sender = connection.makefile('wb', buffering=65536)
text = b'w' * 50


def batch():
    bench.mark()
    for _ in range(strings):
        if buffered:
            sender.write(text)
        else:
            connection.sendall(text)
    if buffered:
        sender.flush()
    bench.lap(0)
    left = strings * 50
    while left > 0:
        left -= len(receiver.recv(65536))


bench.run(batch, strings, 'write')
