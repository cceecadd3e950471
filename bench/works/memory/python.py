import socket
import sys

import bench

COUNT = 10000


def resident():
    with open('/proc/self/statm') as statm:
        return int(statm.read().split()[1]) * 4096


every = [None] * COUNT
before = resident()
for i in range(COUNT):
    s = every[i] = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    if sys.argv[1] == 'used':
        s.bind(('127.0.0.1', 0))
        s.sendto(b'm', s.getsockname())
        s.recvfrom(100)
bench.report('resident', (resident() - before) / COUNT)
