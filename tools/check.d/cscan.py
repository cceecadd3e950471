"""Reads C source for the rules: functions, their extent, and the conditionals inside them."""
import re
from collections import namedtuple

Function = namedtuple('Function', 'path name start end conditionals')
CONDITIONAL = re.compile(r'\s*#\s*(if|ifdef|ifndef|elif)\b')


def blank(source):
    """The source with comments and the insides of strings blanked, every line where it was."""
    token = re.compile(r'/\*.*?(?:\*/|\Z)|//(?:\\\n|[^\n])*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)

    def wipe(match):
        text = match.group(0)
        keep = text[0] if text[0] in '"\'' else ''
        inner = text[1:-1] if keep else text
        return keep + re.sub(r'[^\n]', ' ', inner) + keep

    return token.sub(wipe, source)


def head_name(head):
    """The name of the function that this head opens, or None where it opens something else."""
    head = re.sub(r'__attribute__\s*\(\(.*?\)\)|__declspec\s*\([^)]*\)', ' ', head, flags=re.S).strip()
    if '(' not in head or not head.endswith(')') or re.search(r'(?<![=!<>])=(?!=)', head):
        return None
    macro = re.match(r'(?:static\s+)?((?:PHP|ZEND)_[A-Z0-9_]+)\s*\(([\w\s,]*)\)$', head)
    if macro:
        return '%s(%s)' % (macro.group(1), re.sub(r'\s+', '', macro.group(2)))
    call = re.search(r'(\w+)\s*\(', head)
    return call.group(1) if call else None


def opens(head, line):
    """Name and first line of the function that this head opens; macros on lines of their own come before it."""
    macro = re.compile(r'\s*[A-Z][A-Z0-9_]*\s*\((?:[^()]|\([^()]*\))*\)[ \t]*\n(?=\s*\S)')
    start = 0
    while True:
        match = macro.match(head, start)
        if not match:
            break
        start = match.end()
    lead = head[start:]
    skipped = head[:start] + lead[:len(lead) - len(lead.lstrip())]
    return head_name(lead), line + skipped.count('\n')


def functions(path, source=None):
    """Every function with a body. A brace that two branches of a conditional both open counts once."""
    if source is None:
        with open(path, encoding='utf-8', errors='replace') as handle:
            source = handle.read()
    depth, head, head_line, current = 0, '', 0, None
    branches, conditionals, found, continued = [], [], [], False
    for number, line in enumerate(blank(source).split('\n'), 1):
        if continued or line.lstrip().startswith('#'):
            if not continued:
                word = re.match(r'\s*#\s*(\w*)', line).group(1)
                if CONDITIONAL.match(line) and current:
                    conditionals.append(number)
                if word.startswith('if'):
                    branches.append(depth)
                elif word in ('else', 'elif') and branches:
                    depth = branches[-1]
                elif word == 'endif' and branches:
                    branches.pop()
                if not depth and not current:
                    head = ''
            continued = line.endswith('\\')
            continue
        for char in line:
            if char == '{':
                if depth == 0:
                    if re.search(r'\bextern\s+"\s*"\s*$', head):
                        head = ''
                        continue
                    current, conditionals = opens(head, head_line or number), []
                depth += 1
            elif char == '}':
                depth = max(depth - 1, 0)
                if depth == 0:
                    if current and current[0]:
                        found.append(Function(path, current[0], current[1], number, tuple(conditionals)))
                    current, head, head_line = None, '', 0
            elif depth == 0 and char == ';':
                head, head_line = '', 0
            elif depth == 0:
                if not head.strip() and not char.isspace():
                    head, head_line = '', number
                head += char
        if depth == 0 and head:
            head += '\n'
    return found
