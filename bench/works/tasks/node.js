'use strict';
const net = require('net');
const os = require('os');
const path = require('path');

/** The lines of a socket, for code that awaits them one by one. */
class Lines {
	constructor(socket) {
		this.have = '';
		this.lines = [];
		this.waiting = null;
		socket.setEncoding('latin1');
		socket.on('data', (data) => this.take(data));
		socket.on('close', () => this.give(null));
	}

	take(data) {
		const parts = (this.have + data).split('\n');
		this.have = parts.pop();
		parts.forEach((line) => this.give(line));
	}

	give(line) {
		if (this.waiting) {
			const waiting = this.waiting;
			this.waiting = null;
			waiting(line);
		} else {
			this.lines.push(line);
		}
	}

	next() {
		return this.lines.length > 0
			? this.lines.shift()
			: new Promise((resolve) => { this.waiting = resolve; });
	}
}

async function handle(socket) {
	const lines = new Lines(socket);
	for (let line; (line = await lines.next()) !== null;) {
		socket.write(line + '\n');
	}
}

async function trip(socket, lines, client, number) {
	const line = `trip ${number} of client ${client}`;
	socket.write(line + '\n');
	const answer = await lines.next();
	if (answer !== line) {
		throw new Error(`'${line}' was answered by '${answer}'`);
	}
}

function cpu() {
	const used = process.cpuUsage();
	return (used.user + used.system) * 1000;
}

async function main() {
	const clients = Number(process.argv[2]);
	const each = Math.max(4, Math.floor(Number(process.env.BENCH_MS || 20) * 5000 / clients));
	const file = path.join(os.tmpdir(), `bench-${process.pid}.sock`);
	const server = net.createServer(handle);
	await new Promise((resolve) => { server.listen({ path: file, backlog: 4096 }, resolve); });
	const ends = [];
	for (let i = 0; i < clients; i++) {
		const socket = net.connect(file);
		ends.push([socket, new Lines(socket), i]);
		await trip(...ends[i], 0);
	}
	const start = cpu();
	await Promise.all(ends.map(async (end) => {
		for (let number = 1; number <= each; number++) {
			await trip(...end, number);
		}
	}));
	console.log(`trip ${(cpu() - start) / (clients * each)}`);
	ends.forEach(([socket]) => socket.destroy());
	server.close();
}

main();
