"""Finds the mutants of a C file on its parsed source, with the Python bindings of libclang."""
import re
from collections import namedtuple

from clang import cindex
from clang.cindex import CursorKind as Kind

# kind: comparison, arithmetic, …; first, line: of the function and of the mutant; start, end, text: what replaces
# these bytes; before, after: the lines that change, as one with single spaces.
Mutant = namedtuple('Mutant', 'path function first line kind start end text before after')

OPERATORS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==', '+': '-', '-': '+', '+=': '-=',
             '-=': '+=', '&&': '||', '||': '&&', '&': '|', '|': '&'}
KINDS = {'<': 'comparison', '>': 'comparison', '=': 'comparison', '!': 'comparison', '+': 'arithmetic',
         '-': 'arithmetic', '&': 'logic', '|': 'logic'}
LITERAL = re.compile(r'(0[xX][0-9a-fA-F]+|[0-9]+)([uUlL]*)')
WRAPPERS = (Kind.UNEXPOSED_EXPR, Kind.PAREN_EXPR)


class File:
    def __init__(self, path, source):
        self.path, self.source, self.found = path, source, {}

    def text(self, cursor):
        return self.source[cursor.extent.start.offset:cursor.extent.end.offset].decode('latin-1')

    def add(self, function, kind, start, end, text):
        """Both limits in bytes. What a macro makes has limits that do not fit, and what is the same is no mutant."""
        source = self.source
        if not function.extent.start.offset <= start <= end <= function.extent.end.offset:
            return
        if source[start:end].decode('latin-1') == text:
            return
        first = source.rfind(b'\n', 0, start) + 1
        last = source.find(b'\n', end)
        before = source[first:last].decode('latin-1')
        after = source[first:start].decode('latin-1') + text + source[end:last].decode('latin-1')
        self.found.setdefault((start, end, text), Mutant(
            self.path, function.spelling, function.extent.start.line, source.count(b'\n', 0, start) + 1, kind,
            start, end, text, ' '.join(before.split()), ' '.join(after.split())))


def operator(file, cursor):
    """The operator of an expression with two operands, and the offset where it begins."""
    operands = list(cursor.get_children())
    if len(operands) != 2:
        return None, 0
    start, end = operands[0].extent.end.offset, operands[1].extent.start.offset
    between = file.source[start:end].decode('latin-1') if start < end else ''
    found = re.fullmatch(r'[\s)]*([-+<>=!&|*/%^]+)[\s(]*', between)
    return (found.group(1), start + found.start(1)) if found else (None, 0)


def is_zero(value):
    """Whether it is a constant of an enumeration that is 0."""
    while value is not None and value.kind in WRAPPERS:
        value = next(value.get_children(), None)
    target = value.referenced if value is not None and value.kind == Kind.DECL_REF_EXPR else None
    return target is not None and target.kind == Kind.ENUM_CONSTANT_DECL and target.enum_value == 0


def returned(file, function, cursor):
    """The other value for a return."""
    value = next(cursor.get_children(), None)
    if value is None:
        return
    text = file.text(value)
    result = function.result_type.get_canonical()
    start, end = value.extent.start.offset, value.extent.end.offset
    if result.kind == cindex.TypeKind.BOOL:
        other = {'true': 'false', 'false': 'true'}.get(text, '!(%s)' % text)
    elif result.kind == cindex.TypeKind.POINTER:
        other = 'NULL'
    elif result.kind == cindex.TypeKind.RECORD:
        return
    else:
        other = '1' if is_zero(value) or text in ('0', 'SKC_OK') else '0'
    if start > cursor.extent.start.offset:
        file.add(function, 'return', start, end, other)


def called(file, function, cursor):
    """Neighbours of the same type change places."""
    if re.search(r'cmp$|^(MIN|MAX)$', cursor.spelling):
        return
    arguments = list(cursor.get_arguments())
    for one, two in zip(arguments, arguments[1:]):
        if one is None or two is None:
            continue
        a, b = one.extent, two.extent
        if one.type.get_canonical().spelling == two.type.get_canonical().spelling and \
                a.end.offset < b.start.offset and file.text(one) != file.text(two):
            between = file.source[a.end.offset:b.start.offset].decode('latin-1')
            if re.fullmatch(r'\s*,\s*', between):
                file.add(function, 'swap', a.start.offset, b.end.offset, file.text(two) + between + file.text(one))


def statement(file, function, cursor):
    """A statement of a block that is a call or an assignment is left out."""
    start, end = cursor.extent.start.offset, cursor.extent.end.offset
    inner = cursor
    while inner.kind in WRAPPERS:
        inner = next(inner.get_children(), None)
        if inner is None:
            return
    if not re.match(rb'\s*;', file.source[end:end + 8]):
        return
    if inner.kind in (Kind.CALL_EXPR, Kind.CSTYLE_CAST_EXPR):
        file.add(function, 'call', start, end, '(void) 0')
    elif inner.kind == Kind.COMPOUND_ASSIGNMENT_OPERATOR or inner.kind == Kind.UNARY_OPERATOR or \
            inner.kind == Kind.BINARY_OPERATOR and operator(file, inner)[0] == '=':
        file.add(function, 'assignment', start, end, '(void) 0')


def condition(file, function, cursor):
    test = next(cursor.get_children(), None)
    if test is not None and test.kind == Kind.BINARY_OPERATOR and operator(file, test)[0] in ('==', '!='):
        return  # the comparison does the same
    if test is not None and test.extent.start.offset > cursor.extent.start.offset - (
            cursor.kind == Kind.CONDITIONAL_OPERATOR):
        file.add(function, 'negation', test.extent.start.offset, test.extent.end.offset, '!(%s)' % file.text(test))


def visit(file, function, cursor, parent):
    kind = cursor.kind
    if parent is not None and parent.kind == Kind.COMPOUND_STMT:
        statement(file, function, cursor)
    if kind in (Kind.BINARY_OPERATOR, Kind.COMPOUND_ASSIGNMENT_OPERATOR):
        sign, at = operator(file, cursor)
        if sign in OPERATORS:
            file.add(function, KINDS[sign[0]], at, at + len(sign), OPERATORS[sign])
    elif kind == Kind.INTEGER_LITERAL:
        number = LITERAL.fullmatch(file.text(cursor))
        if number:
            value = int(number.group(1), 8 if re.fullmatch('0[0-7]+', number.group(1)) else 0)
            for other in (value + 1, value - 1):
                if other >= 0:
                    file.add(function, 'constant', cursor.extent.start.offset, cursor.extent.end.offset,
                             str(other) + number.group(2))
    elif kind == Kind.CALL_EXPR:
        called(file, function, cursor)
    elif kind == Kind.RETURN_STMT:
        returned(file, function, cursor)
    elif kind in (Kind.IF_STMT, Kind.WHILE_STMT, Kind.CONDITIONAL_OPERATOR):
        condition(file, function, cursor)
    for child in cursor.get_children():
        visit(file, function, child, cursor)


def find(top, path, flags):
    """The file's bytes, and all mutants of it in the order of the source."""
    name = '%s/%s' % (top, path)
    unit = cindex.Index.create().parse(name, args=flags)
    wrong = [str(d) for d in unit.diagnostics if d.severity >= cindex.Diagnostic.Error]
    if wrong:
        raise SystemExit('mutate: %s' % '\n'.join(wrong))
    with open(name, 'rb') as handle:
        file = File(path, handle.read())
    for cursor in unit.cursor.get_children():
        if cursor.kind == Kind.FUNCTION_DECL and cursor.is_definition() and cursor.location.file and \
                cursor.location.file.name == name:
            body = list(cursor.get_children())[-1]
            visit(file, cursor, body, None)
            if cursor.result_type.kind == cindex.TypeKind.VOID:
                file.add(cursor, 'return', body.extent.start.offset + 1, body.extent.start.offset + 1, ' return;')
    return file.source, sorted(file.found.values(), key=lambda m: (m.start, m.end, m.text))
