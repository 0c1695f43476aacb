"""PyTorch's side of 'aef bench generators': one JSON line in, one JSON line out, until the input ends.

The first line that it writes says which torch it has, or {"missing": "torch"}. Requests:
  {"action": "load", "file": F}                                            -> {"forward": d, "training": d, "gradient": d}
  {"action": "time", "pass": "forward" or "both", "batch": N, "warmups": W, "passes": P} -> {"seconds": [one a pass]}
F is a safetensors file with the network's shape as metadata, weights (state.*), inputs (in.*) and what the other side made
of them (out.*); d are the largest absolute differences, for the gradient the length of the difference over its own length.
Anything that goes wrong is {"error": sentence}.
"""

import json
import sys
import time


def answer(**values):
    print(json.dumps(values), flush=True)


try:
    import torch
except ImportError:
    answer(missing="torch")
    sys.exit(0)

import networks
import safetensors_file


class Contender:
    def __init__(self, path):
        tensors, shape = safetensors_file.read(path)
        state = {name[len("state."):]: value for name, value in tensors.items() if name.startswith("state.")}
        self.network = networks.create(shape, state)
        self.images, self.condition = tensors["in.images"], tensors["in.condition"]
        self.expected = {name: tensors["out." + name] for name in ("forward", "training", "gradient")}

    def forward(self, images, condition):
        with torch.no_grad():
            return self.network(images, condition)

    def both(self, images, condition):
        """Gradients to the picture and to all weights."""
        self.network.zero_grad(set_to_none=True)
        images = images.detach().requires_grad_()
        output = self.network(images, condition)
        output.square().mean().backward()
        return output, images.grad

    def differences(self):
        count = len(self.expected["forward"])
        images, condition = self.images[:count], self.condition[:count]
        output = {"forward": self.network.eval() and self.forward(images, condition)}
        output["training"], output["gradient"] = self.network.train() and self.both(images, condition)
        found = {name: (output[name] - value).abs().max().item() for name, value in self.expected.items()}
        # A rounding error near 0 flips single ReLUs, so single elements say little.
        found["gradient"] = ((output["gradient"] - self.expected["gradient"]).norm() / self.expected["gradient"].norm()).item()
        return found

    def time(self, kind, batch, warmups, passes):
        run = {"forward": self.forward, "both": self.both}[kind]
        self.network.train(kind == "both")
        images, condition = self.images[:batch].clone(), self.condition[:batch].clone()
        seconds = []
        for _ in range(warmups + passes):
            start = time.perf_counter()
            run(images, condition)
            seconds.append(time.perf_counter() - start)
        return seconds[warmups:]


def main():
    torch.set_num_threads(int(sys.argv[1]))
    answer(torch=torch.__version__, threads=torch.get_num_threads())
    contender = None
    for line in sys.stdin:
        try:
            request = json.loads(line)
            if request["action"] == "load":
                contender = Contender(request["file"])
                answer(**contender.differences())
            else:
                answer(seconds=contender.time(request["pass"], request["batch"], request["warmups"], request["passes"]))
        except Exception as error:  # Whatever it is, the other side is to hear of it.
            answer(error=f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
