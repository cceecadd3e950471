"""Rows of figures for the table, the chart and the document, made of the results of a run."""
from dataclasses import dataclass
from statistics import median

from measure import PROCESSOR, middle, ratio
from works import NAMES, name_of

RATES = dict.fromkeys(('echoes/s', 'trips/s', 'accepts/s', 'connections/s', 'GB/s', 'echoes/CPU s', 'trips/CPU s', 'handshakes/CPU s'), 1e9)
SCALES = {'ns': 1, 'bytes': 1, 'us': 1e-3, 'ms/GB': 1e-6}
MET, NEAR = 0.995, 0.97
LOAD_MAX = 1.0  # processes that want to run, beside those that are measured, above which times mean nothing


@dataclass
class Line:
    """One row of the table. The costs are as measured: nanoseconds or bytes, less is better."""
    label: str
    unit: str
    main: bool
    work: object
    results: dict
    metric: str
    counts: dict
    targets: list

    def cost(self, variant):
        return middle(self.results.get(variant), self.metric)

    def shown(self, variant):
        return show(self.cost(variant), self.unit)

    def times(self, over, under):
        return ratio(self.results, self.metric, over, under)

    def processor(self, variant):
        """The CPU time of an operation: that of the batch, or the cost itself where the work counts CPU time."""
        return middle(self.results.get(variant), self.clock())

    def clock(self):
        return PROCESSOR if self.main and PROCESSOR in self.results.get('ours', {}) else self.metric

    def ratios(self, variant, metric=None):
        """The cost of a variant in units of ours: minimum, median, maximum of the rounds."""
        other, ours = (self.results.get(name, {}).get(metric or self.metric, []) for name in (variant, 'ours'))
        of = sorted(x / y for x, y in zip(other, ours))
        return (of[0], median(of), of[-1]) if of else None

    def others(self):
        known = [v for v in self.results if v not in NAMES]
        return ', '.join('%s %s' % (name_of(v), self.shown(v)) for v in known)

    def count(self, kind, variant):
        return self.counts.get(kind, {}).get(variant)

    def share(self):
        """The instructions of the bundled extension in units of ours."""
        ours, bundled = self.count('instructions', 'ours'), self.count('instructions', 'bundled')
        return bundled / ours if ours and bundled else None


def show(cost, unit):
    """A cost in the unit of its row."""
    if cost is None or cost == 'fails':
        return cost or '-'
    value = RATES[unit] / cost if unit in RATES else cost * SCALES[unit]
    return '%.2f' % value if value < 10 else '%.1f' % value if value < 100 else '{:,.0f}'.format(value)


def lines(works, results, detail):
    """The rows of the works that were measured."""
    made, by_label = [], {}
    for work in works:
        for case in work.cases:
            found = results.get(work.name, {}).get(case.label)
            if not found:
                continue
            for row in work.rows:
                timed = any(row.metric in of or 'fails' in of for of in found['rounds'].values())
                if not timed and not (row.main and found['counts'].get('instructions')):
                    continue
                line = Line(case.label + row.label, row.unit, row.main, work, found['rounds'], row.metric,
                            found['counts'] if row.main else {}, [])
                line.targets = targets_of(case, row)
                by_label[line.label] = line
                if row.shown or detail or line.targets:
                    made.append(line)
    return made, by_label


def targets_of(case, row):
    """The targets of a row, then those of the case: numbers belong to the main row, tables to the row that they name."""
    plain = {key: value for key, value in case.target.items() if not isinstance(value, dict)}
    return {**row.target, **(plain if row.main else {}), **case.target.get(row.metric, {})}


def judge(line, by_label, later, load=0.0):
    """Yields (target, measured, verdict) of each target of a row; later: the endings of the keys that apply to this
    PHP, the one with precedence last. Times of a loaded machine have no verdict."""
    for clocked, (asked, got, found) in judge_all(line, by_label, later):
        refused = clocked and line.unit != 'bytes' and found != 'not measured' and load > LOAD_MAX
        yield asked, got, 'no verdict: load %.1f' % load if refused else found


def judge_all(line, by_label, later):
    """Yields (whether a clock decides, (target, measured, verdict))."""
    asked = dict(line.targets)
    for suffix in later:
        asked.update({key[:-len(suffix)]: value for key, value in line.targets.items() if key.endswith(suffix)})
    for variant in ('bundled', 'streams', 'c', 'go'):
        if variant in asked:
            yield True, judge_times(line, variant, asked[variant])
    if 'bytes' in asked:
        yield False, at_most('at most {:,} bytes'.format(asked['bytes']), line.cost('ours'), asked['bytes'], '%.0f')
    if 'ns' in asked:
        yield True, at_most('at most %g ns' % asked['ns'], line.cost('ours'), asked['ns'], '%.0f ns')
    if 'times' in asked and asked['of'] in by_label:
        measured = line.cost('ours') and line.cost('ours') / by_label[asked['of']].cost('ours')
        yield True, at_most('at most %g of "%s"' % (asked['times'], asked['of']), measured, asked['times'], '%.2f')
    if 'syscalls' in asked:
        measured = line.count('syscalls', 'ours')
        yield False, at_most('at most %g system calls' % asked['syscalls'], measured, asked['syscalls'], '%.2f')
    if 'instructions' in asked:
        ours, bundled = line.count('instructions', 'ours'), line.count('instructions', 'bundled')
        yield False, at_most('at most %.0f %% of the bundled instructions' % (asked['instructions'] * 100),
                             100 * ours / bundled if bundled else None, asked['instructions'] * 100, '%.0f %%')


def judge_times(line, variant, wanted):
    if variant in ('c', 'go'):
        return at_most('at most %.2f of %s' % (wanted, name_of(variant)), line.times('ours', variant), wanted, '%.2f')
    text = 'at least %g times as fast as %s' % (wanted, 'the bundled one' if variant == 'bundled' else variant)
    if line.unit == 'bytes':
        text = 'no more than the bundled one'
    if line.cost(variant) == 'fails':
        return text, 'the bundled one fails', 'met'
    times = line.times(variant, 'ours')
    if times is None:
        return text, '-', 'not measured'
    return text, '%.2f' % times, verdict(times / wanted)


def at_most(text, measured, wanted, form):
    if measured is None:
        return text, '-', 'not measured'
    return text, form % measured, verdict(wanted / measured if measured else 1)


def verdict(share):
    return 'met' if share >= MET else 'near' if share >= NEAR else 'behind'
