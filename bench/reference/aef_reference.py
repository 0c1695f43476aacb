"""PyTorch's side of 'aef bench optimize': the adaptive equilibrium (arXiv 2605.00443) written plainly, the way public code of this line of work goes about it.

Clean results are computed anew at every step, feature steps run the whole networks, and backward() computes gradients of all that has weights.
Nothing here is tuned, and nothing made slow.

Arguments: a folder, the number of threads. The folder holds run.safetensors (pictures, conditions; plan and constants as metadata) and a generator_K.safetensors
for each network; delta.f32 is written to it, and one line of JSON to standard output: {"torch": version, "threads": n, "seconds": s} or {"missing": "torch"}.
"""

import json
import pathlib
import sys
import time

try:
    import torch
except ImportError:
    print(json.dumps({"missing": "torch"}))
    sys.exit(0)

import torch.nn.functional as F

import networks
import safetensors_file

FEATURE_SIZE = 32
MARGIN = 34
SPREAD = 1_000_003
DRAWS_PER_ITERATION = 64
WORD = 1 << 64


def resize(features):
    return F.interpolate(features, (FEATURE_SIZE, FEATURE_SIZE), mode="bilinear", align_corners=False)


class Generator:
    """A network; HiSD's is one network for each tag."""

    def __init__(self, path):
        state, shape = safetensors_file.read(path)
        kind = shape["network"]
        if kind == "hisd_generator":
            tags = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("translators."))
            self.networks = [networks.create(shape, self.of_tag(state, tag)) for tag in range(tags)]
        else:
            self.networks = [networks.create(shape, state)]
        for network in self.networks:
            # StarGAN's and AttentionGAN's authors never switch to evaluation; the others do.
            network.train(kind in ("stargan_generator", "attentiongan_generator"))
            tapped = {"attgan_generator": lambda n: n.enc_layers[-1], "hisd_generator": lambda n: n.encoder}.get(kind, lambda n: n.main[8 + int(shape["repeat_num"])])
            tapped(network).register_forward_hook(self.keep)

    @staticmethod
    def of_tag(state, tag):
        parts = {name: value for name, value in state.items() if name.startswith(("encoder.", "decoder."))}
        own = f"translators.{tag}."
        return {**parts, **{"translators.0." + name[len(own):]: value for name, value in state.items() if name.startswith(own)}}

    def keep(self, module, inputs, output):
        self.tap = output

    def __call__(self, images, condition, tag):
        output = self.networks[tag](images, condition)
        return output, resize(self.tap)


def standard(maps):
    return (maps - maps.mean(1, keepdim=True)) / (maps.std(1, keepdim=True) + 1e-7)


def attention(maps):
    rows = maps.flatten(1)
    return ((rows @ rows.t() / rows.shape[1] ** 0.5).softmax(1) @ rows).view_as(maps)


def enhance(clean, disturbed):
    """E(C, A)."""
    plain, clean_plain = standard(disturbed), standard(clean)
    differences = [
        plain - clean_plain,
        ((disturbed.mean(1, keepdim=True) - clean.mean(1, keepdim=True)) / (clean.std(1, keepdim=True) + 1e-7)).expand_as(disturbed),
        attention(plain) - attention(clean_plain),
    ]
    enhancement = sum(d.abs().mean(1, keepdim=True).sigmoid() * d for d in differences)
    scale = (enhancement.abs().mean(1, keepdim=True) / 0.1).exp()
    return standard(disturbed + 0.4 * scale * enhancement) * disturbed.std(1, keepdim=True) + disturbed.mean(1, keepdim=True)


class Equilibrium:
    def __init__(self, images, generators, options):
        self.images, self.generators, self.options = images, generators, options
        size = images.shape[-1]
        source = torch.Generator().manual_seed(options["seed"])
        self.delta = torch.rand(1, 3, size, size, generator=source) * (2 * options["epsilon"]) - options["epsilon"]
        self.momentum = torch.zeros_like(self.delta)
        self.average = torch.zeros(len(generators))
        self.weights = torch.full((len(generators),), 1 / len(generators))

    def diversity(self, images, iteration, draw):
        source = torch.Generator().manual_seed((self.options["seed"] * SPREAD + iteration * DRAWS_PER_ITERATION + draw) % WORD)
        chance, scale, across, down = torch.rand(4, generator=source).tolist()
        if chance >= self.options["diversity"]:
            return images
        size = images.shape[-1]
        inner = size + int(scale * MARGIN)
        room = size + MARGIN - inner
        left, top = int(across * (room + 1)), int(down * (room + 1))
        framed = F.pad(F.interpolate(images, (inner, inner)), (left, room - left, top, room - top))
        return F.interpolate(framed, (size, size))

    def forge(self, images, requests):
        return [generator(images, condition, tag) for generator, (condition, tag) in zip(self.generators, requests)]

    def clean(self, images, requests):
        with torch.no_grad():
            return self.forge(images, requests)

    def move(self, gradient):
        epsilon = self.options["epsilon"]
        self.delta = (self.delta - self.options["step"] * gradient.sign()).clamp(-epsilon, epsilon)

    def iterate(self, iteration, images, requests):
        draw = 0
        for _ in range(self.options["feature_steps"]):
            clean = torch.cat([tap for _, tap in self.clean(images, requests)], 1).sum(1)
            delta = self.delta.clone().requires_grad_()
            forged = self.forge(self.diversity(images + delta, iteration, draw), requests)
            disturbed = torch.cat([tap for _, tap in forged], 1).sum(1)
            (0.001 * F.mse_loss(enhance(clean, disturbed), disturbed) - F.mse_loss(disturbed, clean)).backward()
            self.move(delta.grad)
            self.forget()
            draw += 1
        share = self.options["feature_weight"]
        clean = self.clean(images, requests)
        delta = self.delta.clone().requires_grad_()
        forged = self.forge(self.diversity(images + delta, iteration, draw), requests)
        losses = torch.stack([
            -((1 - share) * F.mse_loss(picture, clean_picture) + share * F.mse_loss(tap, clean_tap))
            for (picture, tap), (clean_picture, clean_tap) in zip(forged, clean)])
        (self.weights * losses).sum().backward()
        self.momentum = delta.grad / delta.grad.abs().mean() + self.options["momentum"] * self.momentum
        self.move(self.momentum)
        self.forget()
        decay = self.options["decay"]
        self.average = decay * self.average + (1 - decay) * losses.detach()
        self.weights = (self.average / self.options["temperature"]).softmax(0)

    def forget(self):
        for generator in self.generators:
            for network in generator.networks:
                network.zero_grad(set_to_none=True)


def main():
    folder = pathlib.Path(sys.argv[1])
    torch.set_num_threads(int(sys.argv[2]))
    tensors, metadata = safetensors_file.read(folder / "run.safetensors")
    plan, options = json.loads(metadata["plan"]), json.loads(metadata["options"])
    generators = [Generator(folder / f"generator_{k}.safetensors") for k in range(options["generators"])]
    run = Equilibrium(tensors["images"], generators, options)
    start = time.perf_counter()
    for iteration, step in enumerate(plan):
        requests = [(tensors[f"condition.{iteration}.{k}"], tag) for k, tag in enumerate(step["tags"])]
        run.iterate(iteration, run.images[step["pictures"]], requests)
    seconds = time.perf_counter() - start
    (folder / "delta.f32").write_bytes(run.delta.contiguous().numpy().tobytes())
    print(json.dumps({"torch": torch.__version__, "threads": torch.get_num_threads(), "seconds": seconds}))


if __name__ == "__main__":
    main()
