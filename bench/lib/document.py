"""Writes docs/PERFORMANCE.md: PERFORMANCE.template.md with the figures of one run."""
import os

import figures
import table
from works import HERE

TEMPLATE = os.path.join(HERE, 'lib', 'PERFORMANCE.template.md')
HEAD = ['work', 'instructions: C', 'ours', 'bundled', 'bundled : ours'] + table.TIMES + ['others']
PROCESSOR = ['work', 'unit', 'CPU time: C'] + table.PROCESSOR[1:]
LATER = ['work', 'instructions: ours', 'bundled', 'bundled : ours', 'CPU time, bundled : ours, min', 'median', 'max']
CALLS = ['work', 'calls: C', 'ours', 'bundled', 'streams']


def calls(lines):
    return [[line.label] + table.counts(line, 'syscalls', table.VARIANTS[:4], '{:.2f}')
            for line in lines if line.counts.get('syscalls')]


def processor(lines):
    return [[line.label, line.unit] + table.processor(line)
            for line in lines if line.unit != 'bytes' and line.processor('ours') and not line.work.peers]


def later(lines):
    """The rows of another PHP."""
    return [[line.label] + table.instructions(line)[1:] + table.processor(line)[3:]
            for line in lines if line.main and line.counts.get('instructions')]


def others(works, run):
    parts = []
    for name, other in run.get('others', {}).items():
        lines, _ = figures.lines(works, other['results'], False)
        parts.append('### PHP %s\n\n%s' % (other['machine']['facts']['PHP'], table.markdown(LATER, later(lines))))
    return '\n\n'.join(parts) or 'Not measured in this run.'


def targets(lines, by_label, machine):
    return [[label, asked, got, '**behind**' if verdict == 'behind' else verdict]
            for label, asked, got, verdict in table.target_rows(lines, by_label, machine['later'], machine['load'])]


def how(machine):
    if not machine['rounds']:
        return 'Instructions and system calls only: nothing was timed.'
    return ('Medians of %d rounds (three times as many for works with two processes). In each round every program '
            'ran once in turn. Ratios are medians of the ratios of the rounds.%s'
            % (machine['rounds'], ' This was a quick run: do not quote it.' if machine['quick'] else ''))


def write(works, run):
    lines, by_label = figures.lines(works, run['results'], False)
    rows = [[line.label] + table.instructions(line) + table.clocked(line) + [line.others()]
            for line in lines if not line.work.peers]
    machine = run['machine']
    with open(TEMPLATE, encoding='utf-8') as handle:
        text = handle.read()
    for name, value in {
            'machine': '\n'.join('- %s: %s' % item for item in machine['facts'].items()),
            'how': how(machine),
            'table': table.markdown(HEAD, rows),
            'tasks': table.markdown(table.PEERS, table.peer_rows([line for line in lines if not line.work.openssl])),
            'tls': table.markdown(table.PEERS, table.peer_rows([line for line in lines if line.work.openssl])),
            'processor': table.markdown(PROCESSOR, processor(lines)),
            'others': others(works, run),
            'calls': table.markdown(CALLS, calls(lines)),
            'targets': table.markdown(['work', 'target', 'measured', 'verdict'],
                                      targets(lines, by_label, machine))}.items():
        text = text.replace('{{%s}}' % name, value)
    return text
