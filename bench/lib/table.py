"""The table, as plain text for a terminal and as Markdown."""
from figures import judge
from works import name_of

VARIANTS = ('c', 'ours', 'bundled', 'streams', 'python', 'node')
HEAD = ['work', 'unit', 'C', 'ours', 'bundled', 'streams', 'Python', 'Node', 'ours : C', 'bundled : ours',
        'streams : ours', 'instr C', 'ours', 'bundled', 'calls C', 'ours', 'bundled', 'streams', 'others']
PEERS = ['work', 'unit', 'ours', 'peer', 'its figure', 'peer : ours, min', 'median', 'max']


def times(value):
    return '-' if value is None else '%.2f' % value if value < 100 else '%.0f' % value


def number(value, form):
    return '-' if value is None else form.format(value)


def counts(line, kind, variants, form):
    return [number(line.count(kind, variant), form) for variant in variants]


def cells(line):
    return ([line.label, line.unit] + [line.shown(variant) for variant in VARIANTS]
            + [times(line.times('ours', 'c')), times(line.times('bundled', 'ours')), times(line.times('streams', 'ours'))]
            + counts(line, 'instructions', VARIANTS[:3], '{:,.0f}') + counts(line, 'syscalls', VARIANTS[:4], '{:.2f}')
            + [line.others()])


def target_rows(lines, by_label, later):
    return [[line.label, *found] for line in lines for found in judge(line, by_label, later)]


def peer_rows(lines):
    """A row for each peer of a work with peers: how many times the cost of ours, by round."""
    rows = []
    for line in lines:
        for variant in [name for name in line.results if name != 'ours'] if line.work.peers else []:
            of = line.ratios(variant)
            if of or line.cost(variant) == 'fails':
                rows.append([line.label, line.unit, line.shown('ours'), name_of(variant), line.shown(variant)]
                            + [times(value) for value in of or (None,) * 3])
    return rows


def text(head, rows):
    widths = [max(len(row[i]) for row in [head] + rows) for i in range(len(head))]

    def one(row):
        return '  '.join(cell.ljust(w) if i == 0 or head[i] in ('unit', 'others', 'target', 'peer') else cell.rjust(w)
                         for i, (cell, w) in enumerate(zip(row, widths))).rstrip()

    return '\n'.join([one(head), '  '.join('-' * w for w in widths)] + [one(row) for row in rows])


def markdown(head, rows):
    left = ('work', 'unit', 'others', 'target', 'verdict', 'peer')
    rule = ['---' if name in left else '---:' for name in head]
    return '\n'.join('| ' + ' | '.join(row) + ' |' for row in [head, rule] + rows)
