'use strict';
const net = require('net');

let clients = 0;
const server = net.createServer({ noDelay: true }, (socket) => {
	clients++;
	socket.on('data', (data) => socket.write(data));
	socket.on('error', () => socket.destroy());
	socket.on('close', () => {
		if (--clients === 0) {
			server.close();
		}
	});
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
	console.log(`port ${server.address().port}`);
});
