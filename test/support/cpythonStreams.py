"""Random pickle streams, and what CPython's own unpickler imports of each before it ends.

Nothing is imported: `find_class` answers with a class of this file. Prints one JSON object per line.
"""
import base64
import io
import json
import pickle
import random
import struct
import sys

rnd = random.Random(int(sys.argv[1]))


class Dummy:
    def __new__(cls, *a, **k):
        return object.__new__(cls)

    def __init__(self, *a, **k):
        pass

    def __call__(self, *a, **k):
        return Dummy()

    def append(self, x):
        pass

    def extend(self, x):
        pass

    def add(self, x):
        pass

    def __setitem__(self, k, v):
        pass

    def __setstate__(self, s):
        pass

    def __hash__(self):
        return 1

    def __eq__(self, o):
        return self is o


MODULES = ["os", "sys", "numpy.core", "__builtin__", "collections", "copy_reg"]
NAMES = ["system", "eval", "OrderedDict", "a.b", "xrange"]
PLAIN = [b"N", b"\x88", b"\x89", b"(", b"(", b"0", b"1", b"2", b"]", b"}", b"\x8f", b")", b"a", b"e", b"\x90", b"s"]
PLAIN += [b"u", b"l", b"d", b"t", b"\x85", b"\x86", b"\x87", b"\x91", b"\x94", b"\x94", b"R", b"R", b"R", b"b", b"o"]
PLAIN += [b"\x81", b"\x92", b"\x93", b"\x93", b"Q", b".", b"e", b"u"]


def u4(n):
    return struct.pack("<I", n)


def text():
    s = rnd.choice(MODULES + NAMES + ["x", "é"])
    b = s.encode()
    forms = [b"\x8c" + bytes([len(b)]) + b, b"X" + u4(len(b)) + b, b"V" + s.encode("raw_unicode_escape") + b"\n"]
    return rnd.choice(forms)


def named(code):
    return code + rnd.choice(MODULES).encode() + b"\n" + rnd.choice(NAMES).encode() + b"\n"


def instruction():
    kinds = [
        (45, lambda: rnd.choice(PLAIN)),
        (17, text),
        (10, lambda: named(b"c")),
        (3, lambda: named(b"i")),
        (5, lambda: rnd.choice([b"q", b"h"]) + bytes([rnd.randrange(6)])),
        (3, lambda: rnd.choice([b"r", b"j"]) + u4(rnd.choice([0, 1, 2, 300, 70000, 4000000000]))),
        (3, lambda: rnd.choice([b"p", b"g"]) + str(rnd.choice([0, 1, 2, 5, -1])).encode() + b"\n"),
        (4, lambda: b"K" + bytes([rnd.randrange(256)])),
        (2, lambda: b"I" + rnd.choice([b"1", b"00", b"01", b"0x10", b"007", b"zz", b"-3", b"1_0"]) + b"\n"),
        (2, lambda: b"C\x03abc"),
        (1, lambda: b"\x80" + bytes([rnd.choice([2, 3, 4, 5, 4, 4, 6])])),
        (1, lambda: b"F" + rnd.choice([b"1.5", b"nan", b"x", b"1e5", b".5"]) + b"\n"),
        (1, lambda: b"\x8a\x02\x01\x00"),
        (1, lambda: b"S'" + rnd.choice([b"os", b"a\\x41"]) + b"'\n"),
        (1, lambda: b"Ppid\n"),
        (1, lambda: bytes([rnd.randrange(256)])),
    ]
    return rnd.choices([make for _, make in kinds], [weight for weight, _ in kinds])[0]()


def unpickle(data):
    imported = []

    class Recorder(pickle._Unpickler):
        def find_class(self, module, name):
            if self.proto < 3 and self.fix_imports:
                import _compat_pickle as compat

                if (module, name) in compat.NAME_MAPPING:
                    module, name = compat.NAME_MAPPING[(module, name)]
                elif module in compat.IMPORT_MAPPING:
                    module = compat.IMPORT_MAPPING[module]
            imported.append(f"{module}.{name}")
            return type("Found", (Dummy,), {})

        def persistent_load(self, pid):
            return Dummy()

    try:
        Recorder(io.BytesIO(data)).load()
        return imported, True
    except Exception:
        return imported, False


for _ in range(int(sys.argv[2])):
    data = b"\x80\x04" if rnd.random() < 0.6 else b""
    data += b"".join(instruction() for _ in range(rnd.randrange(3, 40))) + b"."
    imported, ended = unpickle(data)
    print(json.dumps({"data": base64.b64encode(data).decode(), "imported": imported, "ended": ended}))
