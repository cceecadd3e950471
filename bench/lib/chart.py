"""Draws the results as plain SVG: the cost of each work in units of C, and of select by idle sockets."""
import math
from html import escape

from figures import lines as figure_lines

COLORS = {'ours': '#c2410c', 'bundled': '#1d4ed8', 'streams': '#0f766e', 'python': '#a16207', 'node': '#7c7c7c',
          'c': '#111111', 'c_poll': '#999999'}
NAMES = {'ours': 'ours', 'bundled': 'bundled', 'streams': 'streams', 'python': 'Python', 'node': 'Node', 'c': 'C (epoll)',
         'c_poll': 'C (poll)'}
DOTS = ('node', 'python', 'streams', 'bundled', 'ours')
CURVES = ('c_poll', 'c', 'streams', 'python', 'bundled', 'ours')
WIDTH, LEFT, RIGHT, STEP = 860, 270, 40, 19


class Drawing:
    def __init__(self):
        self.parts = []

    def text(self, x, y, words, anchor='start', size=12, color='#222222'):
        self.parts.append('<text x="%.1f" y="%.1f" text-anchor="%s" font-size="%d" fill="%s">%s</text>'
                          % (x, y, anchor, size, color, escape(words)))

    def line(self, x1, y1, x2, y2, color='#dddddd', width=1):
        self.parts.append('<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-width="%g"/>'
                          % (x1, y1, x2, y2, color, width))

    def dot(self, x, y, color, size=4.5):
        self.parts.append('<circle cx="%.1f" cy="%.1f" r="%g" fill="%s" fill-opacity="0.85"/>' % (x, y, size, color))

    def path(self, points, color, width):
        at = ' '.join('%.1f,%.1f' % point for point in points)
        self.parts.append('<polyline points="%s" fill="none" stroke="%s" stroke-width="%g"/>' % (at, color, width))

    def legend(self, y, variants):
        x = LEFT
        for variant in variants:
            self.dot(x, y - 4, COLORS[variant])
            self.text(x + 9, y, NAMES[variant])
            x += 92

    def svg(self, height):
        return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif">\n'
                '<rect width="100%%" height="100%%" fill="#ffffff"/>\n%s\n</svg>\n'
                % (WIDTH, height, '\n'.join(self.parts)))


def scale(low, high, start, end):
    """A logarithmic scale from values to places."""
    return lambda value: start + (end - start) * math.log(value / low) / math.log(high / low)


def dots(drawing, top, lines):
    """A row for each work: its cost in units of C; less is better. Returns where it ends."""
    found = [(line, {v: line.times(v, 'c') for v in DOTS}) for line in lines if line.main]
    found = [(line, {v: t for v, t in of.items() if t}) for line, of in found]
    found = [(line, of) for line, of in found if of]
    if not found:
        return top
    high = 10 ** math.ceil(math.log10(max(max(of.values()) for _, of in found) * 1.05))
    low = min(0.5, min(min(of.values()) for _, of in found) * 0.9)
    place = scale(low, high, LEFT, WIDTH - RIGHT)
    bottom = top + 50 + STEP * len(found)
    drawing.text(12, top, 'Cost in units of the C program (log scale, less is better)', size=15)
    drawing.legend(top + 24, reversed(DOTS))
    for tick in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000):
        if low <= tick <= high:
            drawing.line(place(tick), top + 38, place(tick), bottom, '#111111' if tick == 1 else '#dddddd')
            drawing.text(place(tick), bottom + 14, str(tick), 'middle', 11)
    for number, (line, of) in enumerate(found):
        y = top + 52 + STEP * number
        drawing.text(LEFT - 12, y + 4, line.label, 'end')
        for variant in DOTS:
            if variant in of:
                drawing.dot(place(of[variant]), y, COLORS[variant], 5.5 if variant == 'ours' else 4)
            elif line.cost(variant) == 'fails':
                drawing.text(WIDTH - RIGHT + 4 + 8 * DOTS.index(variant) - 16, y + 4, 'x', color=COLORS[variant])
    if any(line.cost(v) == 'fails' for line, _ in found for v in DOTS):
        drawing.text(WIDTH - 12, top + 24, 'x: fails', 'end')
    return bottom + 30


def curves(drawing, top, lines):
    """Nanoseconds of one select by idle sockets."""
    points = {}
    for line in lines:
        if line.work.name == 'select' and line.label.endswith(' idle'):
            count = int(line.label.split()[1].replace(',', ''))
            for variant in CURVES:
                if isinstance(line.cost(variant), float):
                    points.setdefault(variant, []).append((count, line.cost(variant)))
    every = [cost for of in points.values() for _, cost in of]
    if not every:
        return top
    across, height = scale(1, 10000, LEFT - 150, WIDTH - RIGHT - 60), 300
    low, high = 10 ** math.floor(math.log10(min(every))), 10 ** math.ceil(math.log10(max(every)))
    up = scale(low, high, top + 40 + height, top + 40)
    drawing.text(12, top, 'One socket_select() with idle sockets and one ready, ns (both scales logarithmic)', size=15)
    for tick in range(round(math.log10(low)), round(math.log10(high)) + 1):
        drawing.line(across(1), up(10 ** tick), across(10000), up(10 ** tick))
        drawing.text(across(1) - 8, up(10 ** tick) + 4, '{:,}'.format(10 ** tick), 'end', 11)
    for tick in (1, 10, 100, 1000, 10000):
        drawing.line(across(tick), up(low), across(tick), up(high))
        drawing.text(across(tick), up(low) + 16, '{:,}'.format(tick), 'middle', 11)
    for variant, of in points.items():
        of.sort()
        drawing.path([(across(n), up(cost)) for n, cost in of], COLORS[variant], 3 if variant == 'ours' else 1.5)
        for n, cost in of:
            drawing.dot(across(n), up(cost), COLORS[variant], 3)
    names(drawing, across, up, points)
    return top + 40 + height + 40


def names(drawing, across, up, points):
    """Each curve's name at its end, moved apart where they meet."""
    free = None
    for variant, of in sorted(points.items(), key=lambda item: -item[1][-1][1]):
        y = up(of[-1][1]) + 4
        y = y if free is None else max(y, free)
        drawing.text(across(of[-1][0]) + 8, y, NAMES[variant], color=COLORS[variant])
        free = y + 14


def draw(works, results):
    drawing = Drawing()
    lines, _ = figure_lines(works, results, False)
    end = dots(drawing, 24, lines)
    return drawing.svg(curves(drawing, end + 16, lines))
