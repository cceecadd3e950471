import socket
import struct

import bench

CONNECTIONS = 64
RESET = struct.pack('ii', 1, 0)
listener = bench.listener()
address = listener.getsockname()


def client():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    s.connect(address)
    return s


def batch():
    bench.mark()
    clients = [client() for _ in range(CONNECTIONS)]
    bench.lap(0)
    servers = [listener.accept()[0] for _ in range(CONNECTIONS)]
    bench.lap(1)
    for s in clients + servers:
        s.close()
    bench.lap(2)


bench.run(batch, CONNECTIONS, 'connect', 'accept', 'close')
