"""The works: the tables of works/*/work.toml, and the programs beside them."""
import os
import tomllib
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NAMES = {'c': 'C', 'ours': 'ours', 'bundled': 'bundled', 'streams': 'streams', 'python': 'Python', 'node': 'Node'}
OTHERS = {'go': 'Go', 'react': 'ReactPHP', 'fiber': 'a Fiber alone'}


def name_of(variant):
    """The name people read: c_poll is C poll, react_ours is ReactPHP on ours."""
    first, _, rest = variant.partition('_')
    return ({**NAMES, **OTHERS}.get(first, first) + ' ' + rest.replace('ours', 'on ours')).strip()


@dataclass
class Case:
    label: str
    args: list
    peer: list = field(default_factory=list)
    target: dict = field(default_factory=dict)
    descriptors: int = 0
    count: bool = True


@dataclass
class Row:
    """A metric. The counts belong to the main one; those not shown are printed in detail only."""
    metric: str
    label: str
    unit: str = 'ns'
    main: bool = False
    shown: bool = True
    target: dict = field(default_factory=dict)


@dataclass
class Work:
    name: str
    letter: str
    title: str
    programs: dict
    rows: list
    cases: list
    count: bool = True
    sum: str = ''
    bundled_php: str = ''
    peers: bool = False
    whole: bool = False
    openssl: bool = False

    @classmethod
    def load(cls, name):
        folder = os.path.join(HERE, 'works', name)
        with open(os.path.join(folder, 'work.toml'), 'rb') as handle:
            data = tomllib.load(handle)
        data['rows'] = [Row(**row) for row in data.pop('row')]
        data['cases'] = [Case(**case) for case in data.pop('case')]
        return cls(name=name, programs=programs(folder, data.pop('uses', [])), **data)


def programs(folder, uses):
    """Variant to source file. php.php is run twice: on ours and on the bundled extension. uses: programs of others."""
    found = {}
    for path in [os.path.join(folder, file) for file in sorted(os.listdir(folder))] + [
            os.path.join(os.path.dirname(folder), file) for file in uses]:
        stem, dot = os.path.splitext(os.path.basename(path))
        if dot in ('.c', '.php', '.py', '.js', '.go'):
            for variant in ('ours', 'bundled') if stem == 'php' else (stem,):
                found[variant] = path
    order = list(NAMES)
    return dict(sorted(found.items(), key=lambda item: order.index(item[0]) if item[0] in order else 99))


def all_works():
    names = os.listdir(os.path.join(HERE, 'works'))
    return sorted((Work.load(name) for name in names), key=lambda work: (work.letter, len(work.cases) < 3, work.name))
