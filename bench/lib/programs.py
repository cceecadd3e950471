"""How each program is built and started."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

from works import HERE, name_of

TOP = os.path.dirname(HERE)
COMMON = os.path.join(HERE, 'common')
PACKAGES = {'amphp': ('amphp/socket', '^2.3'), 'react': ('react/socket', '^1.16')}


class Php:
    """A PHP: "8.2" or the name of a program is the machine's, other versions are those of tools/php-env.
    Those are started with their own loader rather than in their tree, so that valgrind and strace
    of the machine can watch them."""

    def __init__(self, name):
        self.name, self.bundled = name, 'sockets'
        if name == '8.2' or not name[:1].isdigit():
            self.command = [shutil.which('php8.2' if name == '8.2' else name) or 'php']
        else:
            self._from_tree(subprocess.run([os.path.join(TOP, 'tools/php-env'), name], check=True,
                                           capture_output=True, text=True).stdout.strip())
        self.version = self.run('echo PHP_VERSION;')
        release = tuple(map(int, self.version.split('.')[:2]))
        self.later = (['_later'] if release >= (8, 4) else []) + ['_%d%d' % release]

    def _from_tree(self, tree):
        arch = os.uname().machine + '-linux-gnu'
        folders = [os.path.join(tree, at, arch) for at in ('lib', 'usr/lib')]
        self.command = [glob.glob(tree + '/lib64/ld-linux*.so.*')[0], '--library-path', ':'.join(folders),
                        os.path.join(tree, 'usr/bin/php' + self.name[:3])]
        self.bundled = glob.glob(tree + '/usr/lib/php/2*/sockets.so')[0]

    def run(self, code):
        return subprocess.run(self.command + ['-n', '-r', code], check=True, capture_output=True, text=True).stdout

    def build(self, folder, *options):
        done = subprocess.run([os.path.join(TOP, 'tools/build'), '--php', self.name, *options, folder], check=True,
                              stdout=subprocess.PIPE, text=True)
        return done.stdout.strip().split('\n')[-1]


class Programs:
    """Command lines of the variants of a work. C and Go programs are compiled into folder."""

    def __init__(self, folder, php, so):
        """so: a built extension, or None: it is built when a work needs it, for some with OpenSSL."""
        self.folder, self.php, self.so, self.others, self.missing = folder, php, so, {}, {}
        self.built = {}
        self.peer = self._compile(os.path.join(COMMON, 'peer.c'))

    def extension(self, openssl):
        if self.so:
            return self.so
        if openssl not in self.built:
            options = ['--configure', '--with-sockets-openssl'] if openssl else []
            self.built[openssl] = self.php.build(os.path.join(self.folder, 'extension-%d' % openssl), *options)
        return self.built[openssl]

    def certificate(self):
        """A self-signed certificate for localhost with its key, for the works of TLS."""
        made = os.path.join(self.folder, 'tls.pem')
        if not os.path.exists(made):
            text = subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
                                   '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout',
                                   '-'], check=True, capture_output=True).stdout
            with open(os.open(made, os.O_WRONLY | os.O_CREAT, 0o600), 'wb') as handle:
                handle.write(text)
        return made

    def _compile(self, source, *libraries):
        name = os.path.relpath(source, HERE).replace('/', '-')[:-2]
        made = os.path.join(self.folder, name)
        if not os.path.exists(made):
            subprocess.run(['cc', '-std=c11', '-D_GNU_SOURCE', '-O2', '-Wall', '-Wextra', '-I', COMMON, source,
                            os.path.join(COMMON, 'bench.c'), '-o', made, *libraries], check=True)
        return made

    def _go(self, source, *shared):
        """One core: GOMAXPROCS=1."""
        go = go_command()
        if go is None:
            self.missing['Go'] = 'no go command (apt-get install golang-go)'
            return None
        made = os.path.join(self.folder, os.path.relpath(source, HERE).replace('/', '-')[:-3])
        if not os.path.exists(made):
            folder = tempfile.mkdtemp(dir=self.folder)    # go wants all files in one
            files = [shutil.copy(file, folder) for file in (source, *shared)]
            subprocess.run([go, 'build', '-o', made, *files], check=True,
                           env={**os.environ, 'GOCACHE': os.path.join(self.folder, 'go'), 'GO111MODULE': 'off'})
        return ['env', 'GOMAXPROCS=1', made]

    def _packages(self, variant):
        """The start of the command of a PHP program that needs Composer's packages, None without them."""
        first = variant.partition('_')[0]
        if first not in PACKAGES:
            return []
        folder = composer(self.php, *PACKAGES[first])
        if folder is None:
            self.missing[name_of(first)] = 'Composer cannot get %s' % PACKAGES[first][0]
            return None
        return ['env', 'BENCH_PACKAGES=' + folder]

    def bundled_on(self, name):
        """Another PHP for the bundled variant, or None where it is not available."""
        if name not in self.others:
            try:
                self.others[name] = Php(name)
            except (subprocess.CalledProcessError, IndexError):
                self.others[name] = None
        return self.others[name]

    def command(self, variant, source, bundled_php='', openssl=False):
        kind = os.path.splitext(source)[1]
        if kind == '.c':
            return [self._compile(source, *(['-lssl', '-lcrypto'] if openssl else []))]
        if kind == '.go':
            return self._go(source, *([os.path.join(COMMON, 'bench_tls.go')] if openssl else []))
        if kind == '.py':
            return [sys.executable, source]
        if kind == '.js':
            return [shutil.which('node'), source] if shutil.which('node') else None
        php = self.bundled_on(bundled_php) if variant == 'bundled' and bundled_php else self.php
        packages = self._packages(variant)
        if php is None or packages is None:
            return None
        extension = self.extension(openssl) if variant.endswith('ours') or variant == 'fiber' else php.bundled
        return packages + php.command + ['-n', '-d', 'extension=' + extension, '-d', 'display_errors=stderr',
                                         '-d', 'memory_limit=-1', source]

    def commands(self, work):
        if work.openssl:
            os.environ['BENCH_CERTIFICATE'] = self.certificate()
        made = {variant: self.command(variant, source, work.bundled_php, work.openssl)
                for variant, source in work.programs.items()}
        return {variant: command for variant, command in made.items() if command}


def go_command():
    """Debian's golang-go, or one of its versioned packages."""
    return shutil.which('go') or max(glob.glob('/usr/lib/go-*/bin/go'), default=None)


def composer(php, package, version):
    """The vendor folder of a package, which the tests of examples/ store in the same place; None if it cannot be had."""
    code = ('function run($command, $env) { proc_close(proc_open($command, [], $pipes, null, $env + getenv())); }'
            'require %s; echo composer_autoload(%s, %s);')
    path = os.path.join(TOP, 'tests/examples/composer.inc')
    if not shutil.which('composer'):
        return None
    return os.path.dirname(php.run(code % tuple("'%s'" % text for text in (path, package, version)))) or None


def environment(**more):
    return {**os.environ, 'PYTHONPATH': COMMON, 'PYTHONDONTWRITEBYTECODE': '1', 'LC_ALL': 'C.UTF-8',
            **{key: str(value) for key, value in more.items()}}
