"""The harness of the Python programs; see bench.h."""
import os
import socket
import sys
from statistics import median
from time import perf_counter_ns, process_time_ns

_last = 0
_spent = [0] * 4


def mark():
    global _last
    _last = perf_counter_ns()


def lap(metric):
    global _last
    now = perf_counter_ns()
    _spent[metric] += now - _last
    _last = now


def report(name, value):
    print(name, value, flush=True)


def fails(why):
    report('fails', why)
    sys.exit(0)


def _repeat(batch, loops):
    _spent[:] = [0] * 4
    start = perf_counter_ns()
    for _ in range(loops):
        batch()
    return (perf_counter_ns() - start) / 1e6


def _calibrate(batch, ms):
    loops = 1
    while True:
        took = _repeat(batch, loops)
        if took >= ms / 4:
            return max(1, int(loops * ms / took))
        loops *= 2


def run(batch, operations, *names):
    fixed = int(os.environ.get('BENCH_LOOPS', 0))
    if fixed:
        _repeat(batch, fixed)
        report('operations', fixed * operations)
        return
    loops = _calibrate(batch, int(os.environ.get('BENCH_MS', 20)))
    values = [[] for _ in names]
    busy = []
    for _ in range(int(os.environ.get('BENCH_REPS', 7))):
        before = process_time_ns()
        _repeat(batch, loops)
        busy.append((process_time_ns() - before) / (loops * operations))
        for metric in range(len(names)):
            values[metric].append(_spent[metric] / (loops * operations))
    for name, found in zip(names, values):
        report(name, median(found))
    report('processor', median(busy))


def udp():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('127.0.0.1', 0))
    return s


_hub = None


def hub():
    global _hub
    _hub = _hub or udp()
    return _hub


def idle(count):
    """Only ready() makes them ready; see bench_idle() in bench.h."""
    made = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(count)]
    for s in made:
        s.connect(hub().getsockname())
    return made


def ready(s):
    hub().sendto(b'r', s.getsockname())
    s.recv(1, socket.MSG_PEEK)  # loopback may take its time


def listener():
    return socket.create_server(('127.0.0.1', 0), backlog=1024)
