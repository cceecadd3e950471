"""The table, as plain text for a terminal and as Markdown."""
from figures import judge, show
from works import name_of

VARIANTS = ('c', 'ours', 'bundled', 'streams', 'python', 'node')
INSTRUCTIONS = ['instr C', 'ours', 'bundled', 'bundled : ours']
TIMES = ['unit', 'C', 'ours', 'bundled', 'streams', 'Python', 'Node', 'ours : C', 'bundled : ours', 'streams : ours']
PROCESSOR = ['CPU C', 'ours', 'bundled', 'bundled : ours, min', 'median', 'max']
CALLS = ['calls C', 'ours', 'bundled', 'streams']
HEAD = ['work'] + INSTRUCTIONS + TIMES + PROCESSOR + CALLS + ['others']
CHANGES = ['work', 'instr 1', '2', 'differ', 'CPU 1', '2', 'differ']
PEERS = ['work', 'unit', 'ours', 'peer', 'its figure', 'peer : ours, min', 'median', 'max']


def times(value):
    return '-' if value is None else '%.2f' % value if value < 100 else '%.0f' % value


def number(value, form):
    return '-' if value is None else form.format(value)


def counts(line, kind, variants, form):
    return [number(line.count(kind, variant), form) for variant in variants]


def instructions(line):
    return counts(line, 'instructions', VARIANTS[:3], '{:,.0f}') + [times(line.share())]


def clocked(line):
    return ([line.unit] + [line.shown(variant) for variant in VARIANTS]
            + [times(line.times('ours', 'c')), times(line.times('bundled', 'ours')), times(line.times('streams', 'ours'))])


def processor(line):
    """CPU time: what it takes, and the ratio with its range over the rounds. Bytes take none."""
    if line.unit == 'bytes':
        return ['-'] * len(PROCESSOR)
    return ([show(line.processor(variant), line.unit) for variant in VARIANTS[:3]]
            + [times(value) for value in line.ratios('bundled', line.clock()) or (None,) * 3])


def cells(line):
    return ([line.label] + instructions(line) + clocked(line) + processor(line)
            + counts(line, 'syscalls', VARIANTS[:4], '{:.2f}') + [line.others()])


def target_rows(lines, by_label, later, load):
    return [[line.label, *found] for line in lines for found in judge(line, by_label, later, load)]


def changes(before, after):
    """Rows of two runs: instructions and CPU time of ours, and how much the second differs from the first."""
    first = {line.label: line for line in before}
    rows = []
    for line in after:
        pairs = [(first[line.label].count('instructions', 'ours'), line.count('instructions', 'ours')),
                 (first[line.label].processor('ours'), line.processor('ours'))] if line.label in first else []
        if any(a and b for a, b in pairs if 'fails' not in (a, b)):
            rows.append([line.label] + [text for a, b in pairs for text in change(a, b)])
    return rows


def change(a, b):
    if not a or not b or 'fails' in (a, b):
        return ['-'] * 3
    return ['{:,.0f}'.format(a), '{:,.0f}'.format(b), '{:+.1f} %'.format(100 * (b / a - 1))]


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
