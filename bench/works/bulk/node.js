'use strict';
const net = require('net');
const bench = require('../../common/bench.js');

const total = Number(process.env.BENCH_BYTES);
const data = Buffer.alloc(1 << 20, 'b');
let bytes = 0;

const server = net.createServer((socket) => {
	const start = process.hrtime.bigint();
	const before = process.cpuUsage();

	function end() {
		const used = process.cpuUsage(before);
		bench.report('time', Number(process.hrtime.bigint() - start) / bytes * 1e9);
		bench.report('cpu', (used.user + used.system) * 1e3 / bytes * 1e9);
		socket.destroy();
		server.close();
	}

	function fill() {
		while (bytes < total) {
			bytes += data.length;
			if (!socket.write(data)) {
				socket.once('drain', fill);
				return;
			}
		}
		socket.end(end);
	}

	if (process.argv[2] === 'send') {
		fill();
	} else {
		socket.on('data', (part) => {
			bytes += part.length;
		});
		socket.on('end', end);
	}
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
