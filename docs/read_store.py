"""Reads an array from an Ashlar store with nothing but numpy, by the rules of FORMAT.md.

usage: python3 read_store.py STORE [NAME]      prints the names, or the array as JSON: type, shape, sum, first and last element
"""
import json, struct, sys, zlib

import numpy as np

PAGE = 4096
DTYPES = {"bool": "?", "complex[float32]": "c8", "complex[float64]": "c16"}

def block(data, offset, length, checksum):
    found = bytes(data[offset:offset + length])
    assert zlib.crc32(found) == checksum, f"checksum of bytes {offset} to {offset + length}"
    return found

def newest(data):
    header = block(data, 0, PAGE - 4, struct.unpack_from("<I", data, PAGE - 4)[0])
    assert header[:8] == b"ASHLAR\r\n" and struct.unpack_from("<IBBxxQ", header, 8)[::3] == (1, 0), "not a store of version 1"
    slots = []
    for at in (PAGE, 2 * PAGE):
        page = bytes(data[at:at + PAGE])
        whole = zlib.crc32(page[:-4]) == struct.unpack_from("<I", page, PAGE - 4)[0]
        if page[:8] == b"ASHCOMIT" and whole and page[88:104] == header[40:56]:
            slots.append((struct.unpack_from("<Q", page, 8)[0], struct.unpack_from("<QII", page, 24)))
    return max(slots, key=lambda slot: slot[0])[1], "<" if header[12] == 1 else ">"

def records(data, offset, checksum, level):
    if level == 0:
        return
    page = block(data, offset, PAGE, checksum)
    for cell in struct.unpack_from(f"<{page[2] + 256 * page[3]}H", page, 16):
        key, value = struct.unpack_from("<HH", page, cell)
        if level > 1:
            yield from records(data, *struct.unpack_from("<QI", page, cell + 4), level - 1)
            continue
        name = page[cell + 4:cell + 4 + key].decode()
        record = page[cell + 4 + key:cell + 4 + key + (value & 0x7FFF)]
        yield name, block(data, *struct.unpack("<QQI", record)) if value & 0x8000 else record

def array(path, record, order):
    _, dims, parts, _, text, _ = struct.unpack_from("<HHHHII", record)
    shape = struct.unpack_from(f"<{dims}q", record, 32)
    strides = struct.unpack_from(f"<{dims}q", record, 32 + 8 * dims)
    at = 32 + 16 * dims
    part = next(p for p in struct.iter_unpack("<HHIQQQ", record[at:at + 32 * parts]) if p[0] == 0)
    name = record[at + 32 * parts:at + 32 * parts + text].decode()
    dtype = np.dtype(DTYPES.get(name, name)).newbyteorder(order)
    flat = np.memmap(path, dtype=dtype, mode="r", offset=part[3], shape=(part[4] // dtype.itemsize,)) if part[4] else np.empty(0, dtype)
    return np.lib.stride_tricks.as_strided(flat, shape, strides, writeable=False), name

if __name__ == "__main__":
    file = np.memmap(sys.argv[1], dtype=np.uint8, mode="r")
    (root, crc, height), byte_order = newest(file)
    catalogue = dict(records(file, root, crc, height))
    if len(sys.argv) == 2:
        print(json.dumps(list(catalogue)))
    else:
        a, kind = array(sys.argv[1], catalogue[sys.argv[2]], byte_order)
        print(json.dumps({"type": kind, "shape": a.shape, "sum": float(a.sum()), "ends": [float(x) for x in a.flat[[0, -1]]] if a.size else []}))
