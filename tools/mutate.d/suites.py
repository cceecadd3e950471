"""Builds with a mutant in place, and runs the tests that reach it: unit tests, then phpt."""
import fcntl
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time

ASAN = '-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer'
FLAGS = {'unit': ASAN, 'unit-coverage': '-O0 -g --coverage'}


def limits():
    """A mutant may loop while it allocates or writes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(command, cwd, timeout, env=None):
    """The exit status, None after the timeout; whatever the command started is ended with it."""
    process = subprocess.Popen(command, cwd=cwd, env=dict(os.environ, **(env or {})), stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
                               preexec_fn=limits)
    try:
        return process.wait(timeout)
    except subprocess.TimeoutExpired:
        return None
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()


def functions(folder, built):
    """{(path, function): (first line, set of lines that ran)} of the counts below a folder, which vanish."""
    found = {}
    counts = [os.path.join(base, name) for base, _, names in os.walk(folder) for name in names
              if name.endswith('.gcda')]
    if not counts:
        return found
    text = subprocess.run(['gcov', '--json-format', '--stdout'] + counts, cwd=folder, capture_output=True,
                          check=True).stdout
    for document in text.splitlines():
        data = json.loads(document)
        for entry in data['files']:
            path = os.path.realpath(os.path.join(data['current_working_directory'], entry['file']))
            path = os.path.relpath(path, os.path.realpath(built))
            first = {f['name']: f['start_line'] for f in entry['functions']}
            for line in entry['lines']:
                name = line.get('function_name')
                if line['count'] and name in first and path.startswith('src/') and path.endswith('.c'):
                    found.setdefault((path, name), (first[name], set()))[1].add(line['line_number'])
    for name in counts:
        os.unlink(name)
    return found


class Suites:
    def __init__(self, top, cache, unit_only, budget, sources):
        """sources: {path: bytes} of the files with mutants."""
        self.top, self.cache, self.unit_only, self.budget, self.sources = top, cache, unit_only, budget, sources
        self.tree = cache + '/tree'
        self.changed = None
        os.makedirs(cache, exist_ok=True)
        self.lock = open(cache + '/lock', 'w')
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self.copy(self.tree)
        self.cover = {}
        self.seconds = {}
        for kind in ('unit',) if unit_only else ('unit', 'phpt'):
            self.load(kind)
        self.prepare()

    def copy(self, folder):
        """The files of the project; what is unchanged keeps its time, so that make leaves it alone."""
        os.makedirs(folder, exist_ok=True)
        command = '. tools/lib.sh; tree_files | rsync -a --checksum --from0 --files-from=- --ignore-missing-args ./ "$1/"'
        subprocess.run(['bash', '-c', command, 'copy', folder], cwd=self.top, check=True)

    def programs(self):
        skip = ('test_pair', 'test_wsa_duplicate')
        return sorted(name[:-2] for name in os.listdir(self.tree + '/tests/core')
                      if name.startswith('test_') and name.endswith('.c') and name[:-2] not in skip)

    def make(self, kind, *targets):
        build = '%s/%s' % (self.cache, kind)
        return run(['make', '-s', '-C', self.tree + '/tests/core', 'BUILD=' + build, 'CC=gcc', 'CFLAGS=' + FLAGS[kind]]
                   + ['%s/%s' % (build, name) for name in targets], self.tree, 600)

    def prepare(self):
        if self.make('unit', *self.programs()) != 0:
            sys.exit('mutate: the unit tests do not build')
        if not self.unit_only:
            self.build = self.cache + '/build'
            self.copy(self.build)
            if not os.path.exists(self.build + '/Makefile'):
                subprocess.run(['bash', '-c', 'phpize && ./configure --enable-sockets-faults'], cwd=self.build,
                               check=True, stdout=subprocess.DEVNULL)
            subprocess.run(['make', '-s'], cwd=self.build, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)

    # Coverage.

    def load(self, kind):
        """Coverage from the cache, or measured."""
        name = '%s/%s.json' % (self.cache, kind)
        if not os.path.exists(name):
            print('measuring the coverage of each %s test' % kind, file=sys.stderr)
            cover = self.measure_unit() if kind == 'unit' else self.measure_phpt()
            with open(name + '.new', 'w') as handle:
                json.dump(cover, handle)
            os.rename(name + '.new', name)
        with open(name) as handle:
            cover = json.load(handle)
        self.cover[kind] = cover['functions']
        self.seconds.update(cover['seconds'])

    def collect(self, cover, test, built, top, seconds):
        cover['seconds'][test] = seconds
        for (path, function), (first, lines) in functions(built, top).items():
            entry = cover['functions'].setdefault(path, {}).setdefault(
                function, {'text': self.body(path, first), 'lines': {}})
            for line in lines:
                entry['lines'].setdefault(str(line - first), []).append(test)

    def body(self, path, first):
        """A hash of a function's text, from its first line to the brace in the first column."""
        with open('%s/%s' % (self.tree, path), 'rb') as handle:
            text = handle.read().split(b'\n')[first - 1:]
        end = text.index(b'}') if b'}' in text else len(text)
        return hashlib.sha1(b'\n'.join(text[:end])).hexdigest()

    def measure_unit(self):
        cover = {'functions': {}, 'seconds': {}}
        build = self.cache + '/unit-coverage'
        if self.make('unit-coverage', *self.programs()) != 0:
            sys.exit('mutate: the unit tests do not build')
        functions(build, self.tree)
        for name in self.programs():
            start = time.time()
            run(['%s/%s' % (build, name)], self.tree + '/tests/core', 120)
            self.collect(cover, name, build, self.tree, time.time() - start)
        return cover

    def measure_phpt(self):
        cover = {'functions': {}, 'seconds': {}}
        build = self.cache + '/phpt-coverage'
        self.copy(build)
        subprocess.run(['bash', '-c', 'phpize && CC="gcc --coverage" CFLAGS="-O0 -g" ./configure '
                        '--enable-sockets-faults && make -s -j2'], cwd=build, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        tests = sorted(os.path.relpath(os.path.join(base, name), build) for base, _, names in os.walk(build + '/tests')
                       for name in names if name.endswith('.phpt'))
        for test in tests:
            start = time.time()
            if self.phpt(build, test, 120) != 0:
                print('mutate: not used, since it fails: %s' % test, file=sys.stderr)
                functions(build, build)
                continue
            self.collect(cover, test, build, build, time.time() - start)
        return cover

    def phpt(self, build, test, timeout):
        """Runs one phpt with the extension of a build."""
        return run(['bash', '-c', '''
            tests=$(php-config --prefix)/lib/php/build/run-tests.php
            [ -f "$tests" ] || tests=$(php-config --extension-dir)/build/run-tests.php
            [ -f run-tests.php ] || cp "$tests" .
            posix=
            php -n -m | grep -qx posix || posix="-d extension=posix"
            export NO_INTERACTION=1 SKT_MODULE=$1/modules/sockets.so
            php -n run-tests.php -n -q -p "$(command -v php)" $posix -d extension="$1/modules/sockets.so" "$2"
            ''', 'phpt', build, test], build, timeout)

    # Mutants.

    def tests(self, kind, mutant):
        """The tests that reach a mutant, the fastest first."""
        file = self.cover[kind].get(mutant.path, {})
        entry = file.get(mutant.function)
        if entry is None:
            found = {t for e in file.values() for tests in e['lines'].values() for t in tests}
        elif entry['text'] != self.body(mutant.path, mutant.first):
            found = {t for tests in entry['lines'].values() for t in tests}
        else:
            # The counts of a statement of several lines belong to one of them.
            offset = mutant.line - mutant.first
            lines = {int(line): tests for line, tests in entry['lines'].items()}
            known = [line for line in lines if line <= offset]
            found = set(lines[offset]) if offset in lines else set(lines[max(known)]) if known else set()
        return sorted(found, key=lambda t: self.seconds[t])

    def write(self, path, source):
        for folder in (self.tree,) if self.unit_only else (self.tree, self.build):
            with open('%s/%s' % (folder, path), 'wb') as handle:
                handle.write(source)

    def put(self, mutant):
        """In the copies of the tree only, where the file with the last mutant becomes as it was."""
        if self.changed and self.changed != mutant.path:
            self.write(self.changed, self.sources[self.changed])
        source = self.sources[mutant.path]
        self.write(mutant.path, source[:mutant.start] + mutant.text.encode('latin-1') + source[mutant.end:])
        self.changed = mutant.path

    def verdict(self, mutant):
        """killed, survived or invalid, and the test or the number of tests."""
        self.put(mutant)
        ran = 0
        end = time.time() + self.budget
        unit = self.tests('unit', mutant) if not mutant.path.startswith('src/php/') else []
        if unit:
            if self.make('unit', 'src/' + mutant.path[4:-2] + '.o') != 0:
                return 'invalid', ''
        for name in unit:
            if time.time() > end:
                break
            if self.make('unit', name) != 0:
                return 'invalid', ''
            ran += 1
            limit = 10 + 10 * self.seconds[name]
            if run(['%s/unit/%s' % (self.cache, name)], self.tree + '/tests/core', limit) != 0:
                return 'killed', name
        phpt = [] if self.unit_only else self.tests('phpt', mutant)
        if phpt and run(['make', '-s'], self.build, 300) != 0:
            return 'invalid', ''
        for test in phpt:
            if time.time() > end:
                return 'survived', '%d of %d tests' % (ran, len(unit) + len(phpt))
            ran += 1
            if self.phpt(self.build, test, 20 + 10 * self.seconds[test]) != 0:
                return 'killed', test
        return 'survived', '%d tests' % ran
