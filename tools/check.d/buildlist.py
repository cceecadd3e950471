"""Reads the build lists. As a program: prints the C files that a list (config.m4 or config.w32) names, one a line."""
import re
import sys
from collections import namedtuple

# A source, or a call of config.w32 with its arguments; conditions: those of the blocks around it.
Source = namedtuple('Source', 'path conditions')
Call = namedtuple('Call', 'name arguments conditions')


def m4_sources(text):
    conditions, found = [], []
    for line in re.sub(r'(?m)(?:\bdnl\b|(?<!\$)#).*$', '', text).split('\n'):
        opened = re.match(r'\s*if (.*); then\s*$', line)
        if opened:
            conditions.append(opened.group(1))
        elif re.match(r'\s*fi\s*$', line):
            conditions.pop()
        found += [Source(path, tuple(conditions)) for path in re.findall(r'[\w./-]+\.c\b', line)]
    return found


def w32_calls(text):
    """Every call, with its arguments: the literals of each joined, and the names beside them left out."""
    text = re.sub(r'(?m)^\s*//.*$', '', re.sub(r'(?s)/\*.*?\*/', '', text))
    blocks, calls, open_calls, last = [], [], [], ''
    for token in re.findall(r'"[^"]*"|\'[^\']*\'|\w+|[^\s\w]', text):
        if token == '(':
            open_calls.append([last, [''], token])
        elif token == ')':
            name, arguments, condition = open_calls.pop()
            if name == 'if':
                last = condition + ')'
                continue
            if re.fullmatch(r'\w+', name) and name != 'for':
                calls.append(Call(name, arguments, tuple(blocks)))
        elif token == '{':
            blocks.append(last)
        elif token == '}':
            blocks.pop()
        elif token == ',' and open_calls:
            open_calls[-1][1].append('')
        elif token[0] in '"\'' and open_calls:
            open_calls[-1][1][-1] += token[1:-1].replace('\\\\', '/')
        for call in open_calls[:-1] if token == '(' else open_calls:
            call[2] += token
        last = token
    if blocks or open_calls:
        raise ValueError('a bracket stays open')
    return calls


def w32_sources(text):
    found = []
    for call in w32_calls(text):
        if call.name in ('ADD_SOURCES', 'EXTENSION'):
            folder = call.arguments[0].strip('/') + '/' if call.name == 'ADD_SOURCES' else ''
            found += [Source(folder + name, call.conditions) for name in call.arguments[1].split()]
    return found


def sources(path):
    with open(path, encoding='utf-8') as handle:
        return (w32_sources if path.endswith('.w32') else m4_sources)(handle.read())


if __name__ == '__main__':
    for name in sorted(source.path for source in sources(sys.argv[1])):
        print(name)
