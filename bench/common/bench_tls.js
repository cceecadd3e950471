'use strict';
// TLS of the Node programs: both ends of a connection in one process.
const fs = require('fs');
const tls = require('tls');
const bench = require('./bench.js');

const pem = fs.readFileSync(process.env.BENCH_CERTIFICATE);

function cpu() {
	const used = process.cpuUsage();
	return (used.user + used.system) * 1e3;
}

/** Calls back with the port, and a function that opens a connection: it resolves with both ends after a byte of the server. */
function start(version, run) {
	let accepted;
	const versions = { minVersion: `TLSv${version}`, maxVersion: `TLSv${version}` };
	const server = tls.createServer({ cert: pem, key: pem, noDelay: true, ...versions }, (socket) => {
		socket.on('error', () => {});
		socket.write('x');
		accepted(socket);
	});
	const context = tls.createSecureContext({ ca: pem, ...versions });
	server.listen(0, '127.0.0.1', () => run((session) => new Promise((resolve) => {
		const both = {};
		const done = () => both.client && both.server && resolve(both);
		accepted = (socket) => {
			both.server = socket;
			done();
		};
		const client = tls.connect({ host: '127.0.0.1', port: server.address().port, servername: 'localhost', secureContext: context, session });
		client.setNoDelay();
		client.on('session', (made) => {
			both.session = made;
		});
		client.once('data', () => {
			both.client = client;
			done();
		});
	}), server));
}

/** Calls an operation for so many times as many milliseconds as BENCH_MS has; reports its CPU time. */
async function measure(operation, metric, eachMs) {
	const count = Number(process.env.BENCH_MS || 20) * eachMs;
	await operation();
	await operation();
	const before = cpu();
	for (let i = 0; i < count; i++) {
		await operation();
	}
	bench.report(metric, (cpu() - before) / count);
	process.exit(0);
}

module.exports = { start, measure };
