"""The headers that each module may include, and the place of each declaration: run by the rule layers."""
import os
import re
import subprocess
import sys
from collections import defaultdict

import cscan

MODULES = {'src/core': 'core', 'src/os/posix': 'os', 'src/os/win': 'os', 'src/poll': 'poll', 'src/cares': 'cares',
         'src/openssl': 'openssl',
         **{'src/php/' + face: 'php' for face in ('common', 'message', 'classic', 'poll', 'modern', 'task')}}
SEES = {'core': {'core', 'poll'}, 'os': {'core', 'os'}, 'poll': {'core', 'os', 'poll'}, 'cares': {'core'}, 'openssl': {'core', 'openssl'}}
# The same directions as in layers.
FACES = {'common': (), 'message': ('common',), 'poll': ('common',), 'classic': ('common', 'message'),
         'modern': ('common', 'message'),
         'task': ('common', 'modern')}
C11 = set('assert ctype errno float inttypes limits stdalign stdarg stdatomic stdbool stddef stdint stdio '
          'stdlib stdnoreturn string time'.split())
# The system's types and numbers: every module includes those of the os folder that the build list chose.
PLATFORM = {'skc_platform.h', 'skc_constants.h'}

listed = subprocess.run(['bash', '-c', '. tools/check.d/lib.sh; list_files "src/*.[ch]" "src/*.re"'],
                        check=True, capture_output=True, text=True).stdout.split()
module_of, names, bad = {}, defaultdict(list), []
for path in listed:
    module_of[path] = MODULES.get(os.path.dirname(path))
    if module_of[path] is None:
        bad.append('%s: belongs to no module' % path)
    names[re.sub(r'^src/php/|^.*/', '', path, count=1)].append(path)

for name, paths in names.items():
    folders = {re.sub(r'^src/os/(posix|win)$', 'src/os', os.path.dirname(p)) for p in paths}
    if len(folders) > 1:
        bad.append('%s: the name of a file must be unique' % ' and '.join(sorted(paths)))

for path in listed:
    module = module_of[path]
    if module not in SEES:
        continue
    with open(path, encoding='utf-8', errors='replace') as handle:
        lines = handle.read().split('\n')
    for number, line in enumerate(lines, 1):
        found = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if not found:
            continue
        where, name = '%s:%d: %s' % (path, number, found.group(2)), found.group(2)
        own = {module_of[p] for p in names.get(name, [])}
        if re.match(r'(php|zend|Zend|main|ext|TSRM|SAPI)[\w./]*', name) or own == {'php'}:
            bad.append('%s: this module must not include headers of PHP' % where)
        elif found.group(1) == '<':
            if module == 'core' and name[:-2] not in C11:
                bad.append('%s: the core includes C11 headers only' % where)
        elif name not in PLATFORM and not own & SEES[module]:
            bad.append('%s: a header of %s' % (where, ', '.join(sorted(filter(None, own))) or 'no module'))


def face_of(path):
    found = re.match(r'src/php/(\w+)/', path)
    return found and found.group(1)


def read(path):
    with open(path, encoding='utf-8', errors='replace') as handle:
        return handle.read()


# A folder of src/php includes headers of its own and of those it may call.
for path in filter(face_of, listed):
    for found in re.finditer(r'^\s*#\s*include\s*"(\w+)/[^"]+"', read(path), re.M):
        if found.group(1) in FACES and found.group(1) not in (face_of(path), *FACES[face_of(path)]):
            bad.append('%s: %s: %s does not include headers of %s' %
                       (path, found.group(0).strip(), face_of(path), found.group(1)))

# What a header of src/php declares is defined in the .c beside it.
for path in filter(face_of, listed):
    if not path.endswith('.h'):
        continue
    own = path[:-1] + 'c'
    body = cscan.blank(read(own)) if own in listed else ''
    header = re.sub(r'^[ \t]*#(.*\\\n)*.*', '', cscan.blank(read(path)), flags=re.M)
    for found in re.finditer(r'^(?!static|typedef|\s)[^;{}()]*\b(\w+)\([^;{}]*;', header, re.M):
        if not re.search(r'^[^\s#][^;{}()]*\b%s\([^;{}]*\{' % found.group(1), body, re.M):
            bad.append('%s: %s: not defined in %s' % (path, found.group(1), own))
if bad:
    sys.exit('\n'.join(bad))
