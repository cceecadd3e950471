'use strict';
const { start, measure } = require('../../common/bench_tls.js');

const resumed = process.argv[3] === 'resumed';
let session;
start(process.argv[2], (open) => measure(async () => {
	const both = await open(session);
	session = resumed ? both.session : undefined;
	both.client.end();
	both.server.end();
	await new Promise((resolve) => both.client.on('close', resolve));
}, 'handshake', 10));
