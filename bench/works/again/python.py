import socket

import bench

a, b = socket.socketpair()
a.setblocking(False)


def batch():
    bench.mark()
    for _ in range(64):
        try:
            a.recv(100)
        except BlockingIOError:
            pass
    bench.lap(0)


bench.run(batch, 64, 'read')
