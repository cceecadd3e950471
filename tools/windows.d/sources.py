#!/usr/bin/env python3
"""Prints the C files of a PHP for Windows with few extensions, from the config.w32 files of PHP's source.

usage: sources.py SOURCE      each line is FILE or FILE FLAGS
"""
import os
import re
import sys


EXTENSIONS = ['date', 'hash', 'json', 'pcre', 'random', 'reflection', 'spl', 'standard']
FLAGS = {
    'ext/date/lib': '-DHAVE_TIMELIB_CONFIG_H=1 -Iext/date/lib',
    'ext/date': '-DHAVE_TIMELIB_CONFIG_H=1 -Iext/date/lib',
    'ext/hash': '-DKeccakP200_excluded -DKeccakP400_excluded -DKeccakP800_excluded -Iext/hash/sha3/generic64lc'
                ' -Iext/hash/murmur -Iext/hash/xxhash',
    'ext/pcre': '-DHAVE_CONFIG_H -Iext/pcre/pcre2lib',
    'ext/standard': '-Iext/date/lib',
}
# Folders that config.w32 names by a variable.
HASH = ['ext/hash/sha3/generic64lc/KeccakHash.c', 'ext/hash/sha3/generic64lc/KeccakSponge.c',
        'ext/hash/sha3/generic64lc/KeccakP-1600-opt64.c', 'ext/hash/murmur/PMurHash.c',
        'ext/hash/murmur/PMurHash128.c']


def listed(source, path):
    """The sources that a config.w32 adds; those of Zend, main and win32 follow its probes."""
    with open(os.path.join(source, path), encoding='utf-8') as handle:
        text = handle.read()
    own = os.path.dirname(path)
    if path.startswith('win32/'):
        text = text[text.index('ADD_SOURCES("Zend"'):]
    calls = re.findall(r'\b(ADD_SOURCES|EXTENSION|SAPI)\(\s*([\w"\'/\\]+)\s*,(.*?)\);', text, re.S)
    for call, folder, rest in calls:
        if call == 'SAPI' and 'cli_win32' in folder:
            continue
        quoted = re.fullmatch(r'["\'](.*)["\']', folder)
        if call == 'ADD_SOURCES' and quoted:
            folder = quoted.group(1).replace('\\\\', '/')
        elif call == 'ADD_SOURCES' and folder != 'configure_module_dirname':
            continue
        else:
            folder = own
        for name in re.findall(r'[\w-]+(?:\.tab)?\.c\b', rest):
            yield folder + '/' + name


def flags(path):
    folder = os.path.dirname(path)
    while folder and folder not in FLAGS:
        folder = os.path.dirname(folder)
    return FLAGS.get(folder, '')


def main():
    source = sys.argv[1]
    paths = list(HASH)
    for path in ['win32/build/config.w32', 'TSRM/config.w32', 'sapi/cli/config.w32'] + [
            'ext/%s/config.w32' % name for name in EXTENSIONS]:
        paths += listed(source, path)
    for path in dict.fromkeys(paths):
        if path == 'main/internal_functions.c':
            path = 'main/internal_functions_win32.c'
        if not os.path.isfile(os.path.join(source, path)):
            sys.exit('PHP has no %s' % path)
        print(path, flags(path))


if __name__ == '__main__':
    main()
