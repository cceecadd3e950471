import selectors

import bench

selector = selectors.DefaultSelector()
listener = bench.listener()
clients = 0


def welcome(_):
    global clients
    selector.register(listener.accept()[0], selectors.EVENT_READ, serve)
    clients += 1


def serve(s):
    global clients
    data = s.recv(4096)
    if data:
        s.send(data)
    else:
        selector.unregister(s)
        s.close()
        clients -= 1


selector.register(listener, selectors.EVENT_READ, welcome)
bench.report('port', listener.getsockname()[1])
while True:
    for key, _ in selector.select():
        key.data(key.fileobj)
    if not clients:
        break
