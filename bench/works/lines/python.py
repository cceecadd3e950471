import socket
import sys

import bench

lines = int(sys.argv[1])
listener = bench.listener()
writer = socket.create_connection(listener.getsockname())
writer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
reader = listener.accept()[0].makefile('rb')
text = (b'l' * 79 + b'\n') * lines


def batch():
    writer.sendall(text)
    bench.mark()
    for _ in range(lines):
        reader.readline()
    bench.lap(0)


bench.run(batch, lines, 'line')
