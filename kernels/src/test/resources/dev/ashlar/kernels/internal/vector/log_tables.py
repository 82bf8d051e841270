"""Makes LogTables.java. Run with mpmath: python3 log_tables.py > LogTables.java

The interval of an octave's numbers is cut where leading bits of z - start change; in each piece z is multiplied by a reciprocal with so few bits
that z * reciprocal - 1 is exact."""
import struct

import mpmath as m
from mpmath import cos, mp, mpf, pi

mp.prec = 200


def narrow(x):
    return struct.unpack("<f", struct.pack("<f", float(x)))[0]


class Width:
    def __init__(self, name, fraction, pieces, start, grid, terms, rounded):
        self.name, self.fraction, self.pieces, self.start = name, fraction, pieces, start
        self.grid, self.terms, self.rounded = grid, terms, rounded

    def bounds(self):
        """Pieces from start to twice start: steps of one part below 1, of two parts above."""
        part = mpf(1) / (2 * self.pieces)
        points, point = [mpf(self.start)], mpf(self.start)
        for _ in range(self.pieces):
            below = min(part, max(mpf(0), 1 - point))
            point += below + 2 * (part - below)
            points.append(point)
        assert point == 2 * mpf(self.start)
        return list(zip(points, points[1:]))

    def reciprocal(self, low, high):
        best = None
        for bits in range(2, 10):
            for i in range(2**bits // 2, 2**bits * 2):
                inverse = mpf(i) / 2**bits
                r = max(abs(low * inverse - 1), abs(high * inverse - 1))
                # a multiple of 2^-(fraction + bits), and one more below 1, that has as many bits as a float
                if r <= mpf(2) ** (1 - bits if low >= 1 else -bits) and (best is None or r < best[0]):
                    best = (r, inverse)
        return mpf(1) if low < 1 < high else best[1]


def fit(function, low, high, n):
    matrix, right = m.matrix(n, n), m.matrix(n, 1)
    for i in range(n):
        point = (low + high) / 2 + (high - low) / 2 * cos(pi * (i + mpf(1) / 2) / n)
        for k in range(n):
            matrix[i, k] = point**k
        right[i] = function(point)
    return list(m.lu_solve(matrix, right))


def text(value, suffix):
    if not value:
        return "0"
    significand, exponent = value.hex().split("p")
    return significand.rstrip("0").rstrip(".") + "p" + exponent + suffix


def row(values, width, kind):
    lines, line = [], "   "
    for value in values:
        one = text(width.rounded(value), "f" if kind == "float" else "")
        if len(line) + len(one) > 115:
            lines.append(line)
            line = "   "
        line += " " + one + ","
    return "\n".join(lines + [line.rstrip(",")])


def show(name, values, width, kind):
    print("  static final %s[] %s_%s = {\n%s\n  };\n" % (kind, width.name, name, row(values, width, kind)))


WIDTHS = [Width("WIDE", 52, 16, "0.734375", 42, 9, float), Width("NARROW", 23, 32, "0.7421875", 16, 4, narrow)]
BASES = [("NATURAL", mpf(1), 1), ("BINARY", 1 / m.log(2), 1), ("DECIMAL", 1 / m.log(10), 0.5)]
print("""package dev.ashlar.kernels.internal.vector;

/**
 * Tables for {@link TableLogarithm}, made by {@code log_tables.py} beside the tests. Of each piece of an octave the reciprocal of a point in it and
 * the logarithm of that point, in two parts.
 */
final class LogTables {""")
for width in WIDTHS:
    bounds = width.bounds()
    inverses = [width.reciprocal(low, high) for low, high in bounds]
    far = [(low * inverse - 1, high * inverse - 1) for (low, high), inverse in zip(bounds, inverses)]
    least, most = min(a for a, _ in far), max(b for _, b in far)
    kind = "float" if width.name == "NARROW" else "double"
    show("RECIPROCALS", inverses, width, kind)
    for base, factor, leading in BASES if width.name == "WIDE" else BASES[1:2]:
        def parts(x):
            high = m.nint(x * mpf(2) ** width.grid) / mpf(2) ** width.grid
            return high, x - high
        logs = [parts(-m.log(inverse) * factor) for inverse in inverses]
        show(base, [high for high, _ in logs], width, kind)
        show(base + "_LOST", [lost for _, lost in logs], width, kind)
        series = fit(lambda r: (m.log1p(r) - r) / r**2 * factor, least, most, width.terms)
        print("  /** The logarithm of 2, what it lacks, what the factor of r is beyond %s, and the coefficients from that of r^2 on. */" % leading)
        show(base + "_SERIES", list(parts(m.log(2) * factor)) + [factor - leading] + series, width, "double")
print("""  private LogTables() {}
}""")
