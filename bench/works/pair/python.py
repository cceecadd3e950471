import socket
import sys

import bench

size, asked, messages, pairs = map(int, sys.argv[2:])
data = b'x' * size
out, into = [], []
for i in range(messages):
    if i < pairs:
        a, b = socket.socketpair()
    out.append(a)
    into.append(b)


def batch():
    bench.mark()
    for s in out:
        s.send(data)
    bench.lap(0)
    for s in into:
        s.recv(asked)
    bench.lap(1)


a.send(data)
assert b.recv(asked) == data
bench.run(batch, messages, 'out', 'in')
