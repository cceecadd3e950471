"""Instructions in user space (callgrind) and system calls (strace) of one operation: two runs that
differ only in the number of operations, and the difference divided by the operations more."""
import os
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor

from measure import Broken, read_metrics
from programs import environment

LOOPS = (2, 5)
INSTRUCTIONS = ('c', 'ours', 'bundled')
SYSCALLS = ('c', 'ours', 'bundled', 'streams')


def callgrind(command, loops, out='/dev/null'):
    done = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=' + out] + command,
                          env=environment(BENCH_LOOPS=loops), capture_output=True, text=True, timeout=120)
    found = re.search(r'Collected : (\d+)', done.stderr)
    if done.returncode != 0 or not found:
        raise Broken('callgrind of %s: %s' % (' '.join(command), done.stderr[-500:]))
    return int(found.group(1)), done.stdout


def strace(command, loops):
    with tempfile.NamedTemporaryFile('r') as table:
        done = subprocess.run(['strace', '-c', '-f', '-o', table.name] + command, env=environment(BENCH_LOOPS=loops),
                              capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise Broken('strace of %s: %s' % (' '.join(command), done.stderr[-500:]))
        total = [line.split() for line in table if line.rstrip().endswith('total')]
    return int(total[0][3]), done.stdout


def per_operation(counter, command):
    few, more = (counter(command, loops) for loops in LOOPS)
    before, after = (read_metrics(out.split('\n'), {}) for _, out in (few, more))
    if 'fails' in after:
        return None
    return (more[0] - few[0]) / (after['operations'] - before['operations'])


def whole(counter, command):
    """What a whole program has more than the same one without the extension."""
    at = next(i for i, part in enumerate(command) if part.startswith('extension='))
    bare = command[:at - 1] + command[at + 1:]
    return counter(command, 0)[0] - counter(bare, 0)[0]


def count_case(work, case, commands, workers):
    """{'instructions': {variant: number}, 'syscalls': {variant: number}}"""
    args = [str(arg) for arg in case.args]
    jobs = {}
    with ThreadPoolExecutor(workers) as pool:
        for kind, counter, variants in (('instructions', callgrind, INSTRUCTIONS), ('syscalls', strace, SYSCALLS)):
            for variant in set(variants) & set(commands):
                jobs[kind, variant] = pool.submit(whole if work.whole else per_operation, counter,
                                                  commands[variant] + args)
    found = {'instructions': {}, 'syscalls': {}}
    for (kind, variant), job in jobs.items():
        if job.result() is not None:
            found[kind][variant] = job.result()
    return found


def profile(command, args, lines):
    """The functions where the instructions of a program are, as callgrind_annotate lists them: of a
    long run less those of a short one, an operation."""
    sums, operations = [], []
    for loops in (2, 202):
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, 'out')
            total, said = callgrind(command + args, loops, out)
            operations.append(read_metrics(said.split('\n'), {})['operations'])
            text = subprocess.run(['callgrind_annotate', '--threshold=100', '--auto=no', out], check=True,
                                  capture_output=True, text=True).stdout
            sums.append(functions(text))
    count = operations[1] - operations[0]
    cost = {name: (sums[1][name] - sums[0].get(name, 0)) / count for name in sums[1]}
    yield '%9.1f  all' % sum(cost.values())
    for name, each in sorted(cost.items(), key=lambda item: -item[1])[:lines]:
        if each >= 0.5:
            yield '%9.1f  %s' % (each, name)


def functions(text):
    """Name to instructions of callgrind_annotate's list, in which inlined parts are lines of their own."""
    found, objects = {}, {}
    for line in text.split('\n'):
        match = re.match(r"\s*([\d,]+) \([\d. ]+%\)\s+(?:\S*:)?([^\s:]+)(?: \[.*?([^/\]]+)\])?$", line)
        if match:
            name = match.group(2)
            found[name] = found.get(name, 0) + int(match.group(1).replace(',', ''))
            objects[name] = match.group(3) or objects.get(name, '')
    return {('%s [%s]' % (name, objects[name])).replace(' []', ''): cost for name, cost in found.items()}
