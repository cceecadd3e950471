"""Writes docs/PERFORMANCE.md: PERFORMANCE.template.md with the figures of one run."""
import os

import figures
import table
from works import HERE

TEMPLATE = os.path.join(HERE, 'lib', 'PERFORMANCE.template.md')
HEAD = ['work', 'unit', 'C', 'ours', 'bundled', 'streams', 'Python', 'Node', 'ours : C', 'bundled : ours', 'streams : ours',
        'others']
COUNTS = ['work', 'instructions: C', 'ours', 'bundled', 'calls: C', 'ours', 'bundled', 'streams']


def counts(lines):
    rows = []
    for line in lines:
        if line.counts.get('instructions'):
            rows.append([line.label] + table.counts(line, 'instructions', table.VARIANTS[:3], '{:,.0f}')
                        + table.counts(line, 'syscalls', table.VARIANTS[:4], '{:.2f}'))
    return rows


def targets(lines, by_label, later):
    return [[label, asked, got, '**behind**' if verdict == 'behind' else verdict]
            for label, asked, got, verdict in table.target_rows(lines, by_label, later)]


def how(machine):
    return ('Medians of %d rounds (three times as many for works with two processes). In each round every program '
            'ran once in turn. Ratios are medians of the ratios of the rounds.%s'
            % (machine['rounds'], ' This was a quick run: do not quote it.' if machine['quick'] else ''))


def write(works, run):
    lines, by_label = figures.lines(works, run['results'], False)
    rows = [row[:11] + row[-1:] for row in map(table.cells, (line for line in lines if not line.work.peers))]
    machine = run['machine']
    with open(TEMPLATE, encoding='utf-8') as handle:
        text = handle.read()
    for name, value in {
            'machine': '\n'.join('- %s: %s' % item for item in machine['facts'].items()),
            'how': how(machine),
            'table': table.markdown(HEAD, rows),
            'tasks': table.markdown(table.PEERS, table.peer_rows(lines)),
            'counts': table.markdown(COUNTS, counts(lines)),
            'targets': table.markdown(['work', 'target', 'measured', 'verdict'],
                                      targets(lines, by_label, machine['later']))}.items():
        text = text.replace('{{%s}}' % name, value)
    return text
