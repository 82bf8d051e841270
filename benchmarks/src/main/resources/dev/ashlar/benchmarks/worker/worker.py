"""The process in which a Python peer works: NumPy, numexpr or numba. The protocol is that of JavaWorker."""

import json
import sys
import timeit
import warnings

import numpy as np

GOLDEN = 0x9E3779B97F4A7C15
STEP = 0xD1B54A32D192ED03
MASK = (1 << 64) - 1


def unit(seed, size):
    """Numbers in [0, 1): the SplitMix64 hash of the seed and the position."""
    with np.errstate(over="ignore"):
        z = np.arange(1, size + 1, dtype=np.uint64) * np.uint64(STEP) + np.uint64((seed + 1) * GOLDEN & MASK)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def array(dtype, fill, low, high, seed, shape):
    """An input."""
    size = int(np.prod(shape, dtype=np.int64))
    if fill == "uniform":
        values = low + unit(seed, size) * (high - low)
    elif fill == "sorted":
        values = low + (high - low) * np.arange(size) / size
    elif fill == "reversed":
        values = low + (high - low) * np.arange(size - 1, -1, -1) / size
    elif fill == "few":
        values = low + np.floor(unit(seed, size) * 8)
    else:
        values = np.zeros(size)
    if np.dtype(dtype).kind in "biu":
        values = np.floor(values)
    return values.astype(dtype).reshape(shape)


def check(result):
    """The sum of a result and that of its absolute values."""
    try:
        values = np.asarray(result)
        if values.dtype.kind == "c":
            values = np.stack((values.real, values.imag))
        if values.dtype.kind in "biuf":
            values = values.astype(np.float64)
            return float(values.sum()), float(np.abs(values).sum())
    except (TypeError, ValueError):
        pass
    return float("nan"), float("nan")


def spelled(number):
    """A number in the form that Java reads."""
    return repr(number).replace("nan", "NaN").replace("inf", "Infinity")


class Worker:
    """Answers requests."""

    def __init__(self, peer):
        self.peer = peer
        self.timer = None
        self.inputs = {}
        if peer == "numexpr":
            import numexpr

            numexpr.set_num_threads(1)
            self.modules = {"numexpr": numexpr}
        elif peer == "numba":
            import numba

            self.modules = {"numba": numba}
        else:
            self.modules = {}

    def prepare(self, payload):
        request = json.loads(payload)
        names = {"np": np, **self.modules}
        names.update(self.made(request["inputs"]))
        exec(request["setup"], names)
        statement = self.statement_of(request["statement"], [item["name"] for item in request["inputs"]], names)
        result = check(eval(statement, names))
        locals_of_loop = "; ".join(f"{name} = {name}_" for name in names if name.isidentifier() and not name.startswith("__"))
        names = {name + "_": value for name, value in names.items()}
        self.timer = timeit.Timer(statement, setup=locals_of_loop, globals=names)
        return "ok\t%s\t%s" % tuple(map(spelled, result))

    def made(self, items):
        """The inputs by name. Those of the row before are used again where they are the same; what is written into is made anew."""
        before, self.inputs = self.inputs, {}
        named = {}
        for item in items:
            key = tuple(str(item[field]) for field in ("dtype", "fill", "low", "high", "seed", "shape"))
            if key not in before or item["fill"] == "zero":
                before[key] = array(*(item[field] for field in ("dtype", "fill", "low", "high", "seed", "shape")))
            named[item["name"]] = self.inputs[key] = before[key]
        return named

    def statement_of(self, statement, inputs, names):
        """The NumPy text, as this peer takes it."""
        if self.peer == "numexpr":
            return "numexpr.evaluate(%r, local_dict={%s})" % (
                statement,
                ", ".join(f"'{name}': {name}" for name in inputs),
            )
        if self.peer == "numba":
            source = "def compiled(%s):\n    return %s\n" % (", ".join(inputs), statement)
            exec(source, names)
            names["compiled"] = self.modules["numba"].njit(names["compiled"])
            return "compiled(%s)" % ", ".join(inputs)
        return statement

    def measure(self, calls, batches):
        return "ns\t" + "\t".join(repr(self.timer.timeit(calls) * 1e9) for _ in range(batches))

    def drop(self):
        self.timer = None
        return "ok\t0\t0"

    def answer(self, line):
        request = line.rstrip("\n").split("\t")
        try:
            if request[0] == "prepare":
                return self.prepare(request[2])
            if request[0] == "measure":
                return self.measure(int(request[2]), int(request[3]))
            return self.drop()
        except Exception as failure:  # whatever a library throws is its answer
            return "no\t" + " ".join(f"{type(failure).__name__}: {failure}".split())


def main():
    warnings.simplefilter("ignore")
    answers = sys.stdout
    sys.stdout = sys.stderr
    worker = Worker(sys.argv[1])
    for line in sys.stdin:
        answers.write(worker.answer(line) + "\n")
        answers.flush()


main()
