#!/usr/bin/env python3
"""Makes media/models/face_recognition.safetensors of the npm package @vladmandic/face-api.

    npm pack @vladmandic/face-api@1.7.15 && tar xzf vladmandic-face-api-1.7.15.tgz
    python3 tools/ModelConversion/face_recognition.py package media/models/face_recognition.safetensors

Needs numpy and nothing else. The package keeps the weights for TensorFlow.js: filters as [height, width, in, out], most
of them as bytes b that stand for scale·b + min, and after every convolution a factor and a summand per channel. Here
factor and summand are multiplied into the convolution, filters become [out, in, height, width], and all is written in
half precision, whose error is far below what the bytes have already lost.
"""
import json
import math
import os
import sys

import numpy

import safetensors_file

MANIFEST = "model/face_recognition_model-weights_manifest.json"


def read_weights(package):
    """All tensors of the package by their names, in double precision."""
    weights = {}
    with open(os.path.join(package, MANIFEST), encoding="utf-8") as file:
        groups = json.load(file)
    for group in groups:
        data = b""
        for name in group["paths"]:
            with open(os.path.join(package, "model", name), "rb") as file:
                data += file.read()
        offset = 0
        for entry in group["weights"]:
            count = math.prod(entry["shape"])
            quantization = entry.get("quantization")
            stored = numpy.dtype(quantization["dtype"] if quantization else entry["dtype"]).newbyteorder("<")
            values = numpy.frombuffer(data, stored, count, offset).astype(numpy.float64)
            if quantization:
                values = values * quantization["scale"] + quantization["min"]
            weights[entry["name"]] = values.reshape(entry["shape"])
            offset += count * stored.itemsize
        if offset != len(data):
            raise SystemExit(f"{package}: {len(data)} bytes of weights, but the manifest describes {offset}")
    return weights


def convert(weights):
    """The tensors by the names of AefVideo's network; fails if one is left over."""
    converted = {"fc.weight": weights.pop("fc").T}
    for name in [name for name in weights if name.endswith("/conv/filters")]:
        layer = name[: -len("/conv/filters")]
        factor = weights.pop(layer + "/scale/weights")
        filters = weights.pop(name) * factor
        bias = weights.pop(layer + "/conv/bias") * factor + weights.pop(layer + "/scale/biases")
        converted[layer.replace("/", ".") + ".weight"] = filters.transpose(3, 2, 0, 1)
        converted[layer.replace("/", ".") + ".bias"] = bias
    if weights:
        raise SystemExit(f"not used: {', '.join(weights)}")
    return converted


def main(package, path):
    with open(os.path.join(package, "package.json"), encoding="utf-8") as file:
        description = json.load(file)
    safetensors_file.write(path, convert(read_weights(package)), {
        "network": "face_recognition",
        "source": f"npm package {description['name']}, model/face_recognition_model.bin (dlib's face recognition network by Davis King)",
        "version": description["version"],
        "licence": description["license"],
    }, "F16")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
