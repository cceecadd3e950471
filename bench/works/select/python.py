import selectors
import sys

import bench

CALLS, SPARE = 20, 16
count, mode = int(sys.argv[1]), sys.argv[2]
changes = int(sys.argv[3]) if mode == 'change' else 0
every = bench.idle(count)
spare = bench.idle(SPARE) if changes else []
active = every if mode == 'ready' else bench.idle(1)
selector = selectors.DefaultSelector()
for s in active:
    bench.ready(s)
for s in every if mode == 'ready' else every + active:
    selector.register(s, selectors.EVENT_READ)
at = 0


def change():
    global at
    for _ in range(changes):
        i, k = at % count, at % SPARE
        selector.unregister(every[i])
        every[i], spare[k] = spare[k], every[i]
        selector.register(every[i], selectors.EVENT_READ)
        at += 1


def batch():
    bench.mark()
    for _ in range(CALLS):
        if spare:
            change()
        selector.select(0)
    bench.lap(0)


assert {key.fileobj for key, _ in selector.select(0)} == set(active)
bench.run(batch, CALLS, 'call')
