"""Merges gcov's counts of several build folders and prints line coverage by folder of the sources.

usage: coverage.py [-v] FOLDER=LIMIT... -- BUILD...
"""
import json
import os
import subprocess
import sys


def notes(build):
    """The folder and name of each .gcno file, also in libtool's .libs."""
    return [(folder, name) for folder, _, names in os.walk(build)
            for name in names if name.endswith('.gcno')]


def read(build, lines):
    """Adds the counts under build to lines: {source: {number: count}}, sources relative."""
    for folder, name in notes(build):
        run = subprocess.run(['gcov', '--json-format', '--stdout', name],
                             cwd=folder, capture_output=True, check=True)
        for document in run.stdout.splitlines():
            data = json.loads(document)
            for entry in data['files']:
                path = os.path.join(data['current_working_directory'], entry['file'])
                source = os.path.relpath(os.path.realpath(path), os.path.realpath(build))
                counts = lines.setdefault(source, {})
                for line in entry['lines']:
                    number = line['line_number']
                    counts[number] = max(counts.get(number, 0), line['count'])


def percent(counts):
    return 100.0 * sum(1 for count in counts if count) / len(counts)


def ranges(numbers):
    """[1, 2, 3, 7] as '1-3 7'."""
    out = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return ' '.join(str(a) if a == b else f'{a}-{b}' for a, b in out)


def main():
    args = sys.argv[1:]
    verbose = args[0] == '-v'
    split = args.index('--')
    limits = [arg.split('=') for arg in args[verbose:split]]
    lines = {}
    for build in args[split + 1:]:
        read(build, lines)
    failed = passed = 0
    for folder, limit in limits:
        files = {name: counts for name, counts in sorted(lines.items())
                 if name.startswith(folder + '/') and counts}
        if not files:
            print(f'{folder}: no line was built')
            failed += int(limit) > 0
            continue
        for name, counts in files.items():
            rest = [number for number, count in sorted(counts.items()) if not count]
            print(f'    {percent(counts.values()):6.1f} %  {name}'
                  + (f'  not reached: {ranges(rest)}' if verbose and rest else ''))
        every = [count for counts in files.values() for count in counts.values()]
        good = percent(every) >= float(limit)
        print(f'{percent(every):10.1f} %  {folder}, {len(every)} lines, limit {limit} %'
              + ('' if good else ': TOO LOW'))
        if int(limit) > 0:
            passed += good
            failed += not good
    print(f'{passed} passed, {failed} failed, 0 skipped')
    return 1 if failed else 0


sys.exit(main())
