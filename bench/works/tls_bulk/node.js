'use strict';
const { start, measure } = require('../../common/bench_tls.js');

const bytes = Number(process.argv[2]);
const data = Buffer.alloc(bytes, 'b');
start('1.3', async (open) => {
	const { client, server } = await open();
	let have = 0;
	let arrived;
	server.on('data', (part) => {
		have += part.length;
		if (have === bytes) {
			have = 0;
			arrived();
		}
	});
	await measure(() => new Promise((resolve) => {
		arrived = resolve;
		client.write(data);
	}), 'message', 100);
});
