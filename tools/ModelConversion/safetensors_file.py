"""Writes safetensors files."""
import json
import struct

import numpy


def write(path, tensors, metadata, dtype):
    """A file with these arrays, sorted by name.

    dtype is "F16" or "F32"; a value that half precision cannot hold ends the program.
    """
    header, data = {"__metadata__": metadata}, b""
    for name in sorted(tensors):
        values = numpy.ascontiguousarray(tensors[name]).astype({"F16": "<f2", "F32": "<f4"}[dtype])
        if not numpy.isfinite(values).all():
            raise SystemExit(f"{name} is too large for {dtype}")
        header[name] = {"dtype": dtype, "shape": list(values.shape), "data_offsets": [len(data), len(data) + values.nbytes]}
        data += values.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)
