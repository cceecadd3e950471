import selectors
import socket
import sys

import bench

TRIPS = 20
selector = selectors.DefaultSelector()
idle = bench.idle(int(sys.argv[1]))
a, b = socket.socketpair()
for s in idle + [a, b]:
    selector.register(s, selectors.EVENT_READ)


def batch():
    bench.mark()
    for _ in range(TRIPS):
        a.send(b't')
        for key, _ in selector.select():
            key.fileobj.send(key.fileobj.recv(1))
        for key, _ in selector.select():
            key.fileobj.recv(1)
    bench.lap(0)


bench.run(batch, TRIPS, 'trip')
