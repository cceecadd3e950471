'use strict';
// The harness of the Node programs; see bench.h. The batch may be asynchronous.
let last = 0n;
const spent = [0, 0, 0, 0];

function mark() {
	last = process.hrtime.bigint();
}

function lap(metric) {
	const now = process.hrtime.bigint();
	spent[metric] += Number(now - last);
	last = now;
}

function report(name, value) {
	console.log(`${name} ${value}`);
}

async function repeat(batch, loops) {
	spent.fill(0);
	const start = process.hrtime.bigint();
	for (let i = 0; i < loops; i++) {
		await batch();
	}
	return Number(process.hrtime.bigint() - start) / 1e6;
}

async function calibrate(batch, ms) {
	for (let loops = 1; ; loops *= 2) {
		const took = await repeat(batch, loops);
		if (took >= ms / 4) {
			return Math.max(1, Math.floor(loops * ms / took));
		}
	}
}

async function run(batch, operations, ...names) {
	const fixed = Number(process.env.BENCH_LOOPS || 0);
	if (fixed) {
		await repeat(batch, fixed);
		report('operations', fixed * operations);
		return;
	}
	const loops = await calibrate(batch, Number(process.env.BENCH_MS || 20));
	const values = names.map(() => []);
	const busy = [];
	for (let reps = Number(process.env.BENCH_REPS || 7); reps > 0; reps--) {
		const before = process.cpuUsage();
		await repeat(batch, loops);
		const used = process.cpuUsage(before);
		busy.push((used.user + used.system) * 1e3 / (loops * operations));
		names.forEach((name, metric) => values[metric].push(spent[metric] / (loops * operations)));
	}
	names.forEach((name, metric) => {
		values[metric].sort((a, b) => a - b);
		report(name, values[metric][values[metric].length >> 1]);
	});
	busy.sort((a, b) => a - b);
	report('processor', busy[busy.length >> 1]);
}

module.exports = { mark, lap, report, run };
