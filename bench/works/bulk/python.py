import os
import sys
from time import perf_counter_ns, process_time_ns

import bench

total = int(os.environ['BENCH_BYTES'])
data = b'b' * (1 << 20)
listener = bench.listener()
bench.report('port', listener.getsockname()[1])
s = listener.accept()[0]
start, used, size = perf_counter_ns(), process_time_ns(), 0
if sys.argv[1] == 'send':
    while size < total:
        size += s.send(data)
    s.close()
else:
    while True:
        data = s.recv(1 << 16)
        if not data:
            break
        size += len(data)
assert size == total
bench.report('time', (perf_counter_ns() - start) / size * 1e9)
bench.report('cpu', (process_time_ns() - used) / size * 1e9)
