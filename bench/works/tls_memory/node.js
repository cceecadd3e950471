'use strict';
const { start } = require('../../common/bench_tls.js');
const { report } = require('../../common/bench.js');

start('1.3', async (open) => {
	const count = Number(process.argv[2]);
	const all = [await open()];
	const before = process.memoryUsage().rss;
	for (let i = 0; i < count; i++) {
		all.push(await open());
	}
	report('resident', (process.memoryUsage().rss - before) / count / 2);
	process.exit(0);
});
