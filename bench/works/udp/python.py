import bench

MESSAGES = 64
a, b = bench.udp(), bench.udp()
address = b.getsockname()
data = b'u' * 64


def batch():
    bench.mark()
    for _ in range(MESSAGES):
        a.sendto(data, address)
    bench.lap(0)
    for _ in range(MESSAGES):
        b.recvfrom(2048)
    bench.lap(1)


bench.run(batch, MESSAGES, 'out', 'in')
