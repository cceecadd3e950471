'use strict';
// Sending and receiving go through the event loop: one metric for both.
const dgram = require('dgram');
const bench = require('../../common/bench.js');

const MESSAGES = 64;
const a = dgram.createSocket('udp4');
const b = dgram.createSocket('udp4');
const data = Buffer.alloc(64, 'u');
let left = 0;
let done = null;

b.on('message', () => {
	if (--left === 0) {
		bench.lap(0);
		done();
	}
});

function batch() {
	return new Promise((resolve) => {
		done = resolve;
		left = MESSAGES;
		bench.mark();
		for (let i = 0; i < MESSAGES; i++) {
			a.send(data, b.address().port, '127.0.0.1');
		}
	});
}

b.bind(0, '127.0.0.1', async () => {
	await bench.run(batch, MESSAGES, 'both');
	a.close();
	b.close();
});
