// Runs config.w32 with stand-ins for the functions of PHP's build system and compares what it builds
// with config.m4, whose list is given. usage: node config_w32.js FILE-WITH-THE-LIST-OF-CONFIG.M4
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');

// What only a system with Winsock has: the exchange of sockets between processes.
const WINDOWS_ONLY = ['src/os/*/skc_os_wsa_duplicate.c', 'src/php/classic/wsaprotocol.c'];

const complaints = [];
const complain = (...words) => complaints.push(words.join(' '));

// options: what the user asked for; missing: libraries and headers that are not there.
function configure(options, missing = []) {
	const seen = { sources: [], flags: [], folders: [], defines: [], headers: [], warnings: [], extensions: [] };
	const sources = (folder, names) => names.split(/\s+/).filter(Boolean).forEach((name) => {
		if (!/^[\w.]+\.c$/.test(name)) {
			complain('config.w32 adds', JSON.stringify(name));
		}
		seen.sources.push(path.posix.join(folder.replace(/\\/g, '/'), name));
	});
	const there = (name) => !missing.includes(name);
	const sandbox = {
		configure_module_dirname: '.',
		ARG_ENABLE: (name, text, preset) => {
			const key = 'PHP_' + name.toUpperCase().replace(/-/g, '_');
			sandbox[key] = name in options ? options[name] : preset;
			sandbox[key + '_SHARED'] = true;
		},
		EXTENSION: (name, files, shared, flags) => {
			seen.extensions.push(name);
			seen.flags.push(...flags.match(/\/\w+(:| )?(?:"[^"]*"|\S+)?/g) || []);
			seen.folders.push(...[...flags.matchAll(/\/I "([^"]*)"/g)].map((m) => m[1].replace(/\\/g, '/')));
			sources('.', files);
		},
		ADD_SOURCES: (folder, files, target) => {
			if (!seen.extensions.includes(target)) {
				complain('config.w32 adds sources to', target, 'before EXTENSION');
			}
			sources(folder, files);
		},
		ADD_FLAG: (name, flags) => seen.flags.push(flags),
		CHECK_LIB: there,
		CHECK_HEADER_ADD_INCLUDE: there,
		CHECK_HEADER: there,
		CHECK_FUNC_IN_HEADER: there,
		AC_DEFINE: (name) => seen.defines.push(name),
		PHP_INSTALL_HEADERS: (folder, files) => seen.headers.push(folder + ' ' + files),
		WARNING: (text) => seen.warnings.push(text),
		ERROR: (text) => seen.warnings.push(text),
	};
	// A name that is no stand-in throws.
	vm.runInNewContext(fs.readFileSync('config.w32', 'utf8'), sandbox, { filename: 'config.w32' });
	return seen;
}

const common = (name) => name.replace(/^src\/os\/(posix|win)\//, 'src/os/*/');
const without = (list, other) => list.filter((name) => !other.includes(name));
const files = (folder) => fs.readdirSync(folder).filter((name) => name.endsWith('.c')).map((name) => folder + '/' + name);

const full = configure({ 'sockets-faults': 'yes' });
const usual = configure({});
const m4 = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);

// The same files in both lists, but for the room of the system, the ways to wait and the other resolver.
const compared = (list) => list.filter((name) => !/^src\/(poll|cares)\//.test(name)).map(common);
for (const name of without(compared(m4), compared(full.sources))) {
	complain('only config.m4 has', name);
}
for (const name of without(compared(full.sources), [...compared(m4), ...WINDOWS_ONLY])) {
	complain('only config.w32 has', name);
}
const glue = fs.readdirSync('src/php').flatMap((face) => files('src/php/' + face));

// Every file of the disk is in the lists it belongs to.
for (const name of without(['php_sockets.c', ...files('src/core'), ...files('src/os/win'), ...glue], full.sources)) {
	complain(name, 'is on the disk and not in config.w32');
}
for (const name of without(['php_sockets.c', ...files('src/core'), ...files('src/os/posix'), ...glue], m4)) {
	if (!WINDOWS_ONLY.includes(common(name))) {
		complain(name, 'is on the disk and not in config.m4');
	}
}
for (const name of without(files('src/poll'), [...m4, ...full.sources])) {
	complain(name, 'is on the disk and in no list');
}
for (const name of full.sources) {
	if (!fs.existsSync(name)) {
		complain('config.w32 names', name + ', which does not exist');
	}
	if (full.sources.indexOf(name) !== full.sources.lastIndexOf(name)) {
		complain('config.w32 names', name, 'twice');
	}
	if (name.startsWith('src/os/posix/') || /_epoll|_kqueue/.test(name)) {
		complain('config.w32 names', name + ', which is of another system');
	}
}
// The faults are of test builds alone.
const faults = without(full.sources, usual.sources);
if (faults.length === 0 || faults.some((name) => !/skc_fault/.test(name)) || usual.flags.join(' ').includes('SKC_FAULTS') ||
	!full.flags.join(' ').includes('SKC_FAULTS')) {
	complain('the fault table belongs to --enable-sockets-faults:', faults.join(' '));
}
for (const folder of full.folders) {
	if (!fs.existsSync(folder.replace(/\/$/, ''))) {
		complain('config.w32 looks for headers in', folder + ', which does not exist');
	}
}
if (full.folders.length < 6 || !usual.headers.includes('ext/sockets php_sockets.h') || !usual.defines.includes('HAVE_SOCKETS')) {
	complain('config.w32 lacks folders of headers, the installed header or HAVE_SOCKETS');
}
// Nothing is built where nobody wants it or a library lacks; then it says so.
if (configure({ sockets: 'no' }).sources.length > 0) {
	complain('config.w32 builds what is not enabled');
}
for (const part of ['ws2_32.lib', 'iphlpapi.lib', 'winsock2.h']) {
	const seen = configure({}, [part]);

	if (seen.sources.length > 0 || seen.warnings.length !== 1) {
		complain('config.w32 without', part, 'builds, or says nothing');
	}
}
if (complaints.length > 0) {
	console.log([...new Set(complaints)].join('\n'));
	process.exit(1);
}
if (process.env.CHECK_VERBOSE !== '0') {
	console.log(`${full.sources.length} sources in config.w32, ${m4.length} in config.m4`);
}
