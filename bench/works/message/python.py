import array
import os
import socket
import sys

import bench

MESSAGES = 32
a, b = socket.socketpair()
iov = {'plain': [b'p' * 100], 'chunks': [b'c' * 64] * 16, 'descriptor': [b'd']}[sys.argv[1]]
size = sum(map(len, iov))
space = socket.CMSG_SPACE(4)
control, passed = [], None
if sys.argv[1] == 'descriptor':
    passed = socket.socket()
    control = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [passed.fileno()]))]


def batch():
    bench.mark()
    for _ in range(MESSAGES):
        a.sendmsg(iov, control)
    bench.lap(0)
    for _ in range(MESSAGES):
        data, ancillary, flags, name = b.recvmsg(size, space)
        for _, _, content in ancillary:
            os.close(int.from_bytes(content[:4], sys.byteorder))
    bench.lap(1)


bench.run(batch, MESSAGES, 'out', 'in')
