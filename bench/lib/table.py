"""The table, as plain text for a terminal and as Markdown."""
from figures import judge

VARIANTS = ('c', 'ours', 'bundled', 'streams', 'python', 'node')
HEAD = ['work', 'unit', 'C', 'ours', 'bundled', 'streams', 'Python', 'Node', 'ours : C', 'bundled : ours',
        'streams : ours', 'instr C', 'ours', 'bundled', 'calls C', 'ours', 'bundled', 'streams', 'others']


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


def text(head, rows):
    widths = [max(len(row[i]) for row in [head] + rows) for i in range(len(head))]

    def one(row):
        return '  '.join(cell.ljust(w) if i == 0 or head[i] in ('unit', 'others', 'target') else cell.rjust(w)
                         for i, (cell, w) in enumerate(zip(row, widths))).rstrip()

    return '\n'.join([one(head), '  '.join('-' * w for w in widths)] + [one(row) for row in rows])


def markdown(head, rows):
    left = ('work', 'unit', 'others', 'target', 'verdict')
    rule = ['---' if name in left else '---:' for name in head]
    return '\n'.join('| ' + ' | '.join(row) + ' |' for row in [head, rule] + rows)
