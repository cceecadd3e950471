"""Prints the C files that a build list (config.m4 or config.w32) names, one a line, sorted."""
import re
import sys


def from_m4(text):
    text = re.sub(r'(?m)(?:\bdnl\b|(?<!\$)#).*$', '', text)
    return re.findall(r'[\w./-]+\.c\b', text)


def arguments(text):
    """The string literals of each argument of a call, joined, comments left out."""
    out, depth, current = [], 0, ''
    for token in re.findall(r'"[^"]*"|\'[^\']*\'|[(),]|[^"\'(),]+', text):
        if token == '(':
            depth += 1
        elif token == ')':
            if depth == 0:
                break
            depth -= 1
        elif token == ',' and depth == 0:
            out.append(current)
            current = ''
        elif token[0] in '"\'':
            current += token[1:-1]
    return out + [current]


def from_w32(text):
    text = re.sub(r'(?m)^\s*//.*$', '', re.sub(r'(?s)/\*.*?\*/', '', text))
    files = []
    for call in re.finditer(r'\b(ADD_SOURCES|EXTENSION)\s*\(', text):
        args = arguments(text[call.end():])
        folder = args[0].replace('\\\\', '/').strip('/') + '/' if call.group(1) == 'ADD_SOURCES' else ''
        for name in args[1].split():
            if name.endswith('.c'):
                files.append((folder + name.replace('\\\\', '/')).lstrip('/'))
    return files


if __name__ == '__main__':
    with open(sys.argv[1], encoding='utf-8') as handle:
        read = from_w32 if sys.argv[1].endswith('.w32') else from_m4
        for name in sorted(read(handle.read())):
            print(name)
