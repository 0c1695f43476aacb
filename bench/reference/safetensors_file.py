"""Reads safetensors files of float32 and int64: eight bytes of header length, a JSON header, the numbers."""

import json
import math

import torch

TYPES = {"F32": (torch.float32, 4), "I64": (torch.int64, 8)}


def read(path):
    """Returns the tensors by name, and the file's metadata."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = bytearray(file.read())
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        kind, size = TYPES[entry["dtype"]]
        start, end = entry["data_offsets"]
        count = math.prod(entry["shape"])
        if end - start != count * size:
            raise ValueError(f"{path}: {name} has {end - start} bytes for {count} numbers")
        # A copy: torch wants numbers of eight bytes to begin at a multiple of eight.
        tensors[name] = torch.frombuffer(bytearray(data[start:end]), dtype=kind).reshape(entry["shape"])
    return tensors, metadata
