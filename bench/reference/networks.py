"""The four generators in plain torch.nn, after their papers, with the parameter names of the authors' checkpoints.

StarGAN: arXiv 1711.09020. AttentionGAN: arXiv 1903.12296. AttGAN: arXiv 1711.10678. HiSD: arXiv 2103.01456.
They are what 'aef bench generators' measures the C# networks against, so nothing here is tuned, and nothing made slow.
"""

import torch
import torch.nn.functional as F
from torch import nn


def with_labels(features, labels):
    """Labels as constant planes behind the features' channels."""
    planes = labels[:, :, None, None].expand(-1, -1, features.shape[2], features.shape[3])
    return torch.cat([features, planes], 1)


class StarGanBlock(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.InstanceNorm2d(width, affine=True), nn.ReLU(inplace=True),
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.InstanceNorm2d(width, affine=True))

    def forward(self, x):
        return x + self.main(x)


class StarGan(nn.Module):
    """Also AttentionGAN: its head has a channel more, the first, the mask through which the others, the content, reach the picture."""

    def __init__(self, shape, attention=False):
        super().__init__()
        width, labels = int(shape["conv_dim"]), int(shape["c_dim"])

        def normal(channels):
            return [nn.InstanceNorm2d(channels, affine=True), nn.ReLU(inplace=True)]

        layers = [nn.Conv2d(3 + labels, width, 7, 1, 3, bias=False), *normal(width)]
        for _ in range(2):
            layers += [nn.Conv2d(width, 2 * width, 4, 2, 1, bias=False), *normal(2 * width)]
            width *= 2
        layers += [StarGanBlock(width) for _ in range(int(shape["repeat_num"]))]
        for _ in range(2):
            layers += [nn.ConvTranspose2d(width, width // 2, 4, 2, 1, bias=False), *normal(width // 2)]
            width //= 2
        layers.append(nn.Conv2d(width, 4 if attention else 3, 7, 1, 3, bias=False))
        self.main = nn.Sequential(*layers)
        self.attention = attention

    def forward(self, images, labels):
        output = self.main(with_labels(images, labels))
        if not self.attention:
            return output.tanh()
        mask, content = output[:, :1].sigmoid(), output[:, 1:]
        return content * mask + images * (1 - mask)


class AttGanBlock(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)


class AttGan(nn.Module):
    WIDEST = 1024
    NORMS = {"batchnorm": nn.BatchNorm2d, "instancenorm": lambda channels: nn.InstanceNorm2d(channels, affine=True)}

    def __init__(self, shape):
        super().__init__()
        layers, labels = int(shape["layers"]), int(shape["n_attrs"])
        self.shortcuts = min(int(shape["shortcut_layers"]), layers - 1)
        self.injections = min(int(shape["inject_layers"]), layers - 1)
        encoder_norm, decoder_norm = (self.NORMS[shape.get(part, "batchnorm")] for part in ("enc_norm", "dec_norm"))
        encoder = [min(int(shape["enc_dim"]) << i, self.WIDEST) for i in range(layers)]
        decoder = [min(int(shape["dec_dim"]) << (layers - 1 - i), self.WIDEST) for i in range(layers)]
        self.enc_layers = nn.ModuleList(
            AttGanBlock(nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False), encoder_norm(outputs), nn.LeakyReLU(0.01, inplace=True))
            for inputs, outputs in zip([3] + encoder, encoder))
        self.dec_layers = nn.ModuleList()
        inputs = encoder[-1] + labels
        for i in range(layers - 1):
            self.dec_layers.append(AttGanBlock(
                nn.ConvTranspose2d(inputs, decoder[i], 4, 2, 1, bias=False), decoder_norm(decoder[i]), nn.ReLU(inplace=True)))
            inputs = decoder[i] + (encoder[-2 - i] if i < self.shortcuts else 0) + (labels if i < self.injections else 0)
        self.dec_layers.append(AttGanBlock(nn.ConvTranspose2d(inputs, 3, 4, 2, 1), nn.Tanh()))

    def forward(self, images, labels):
        encoding = [images]
        for layer in self.enc_layers:
            encoding.append(layer(encoding[-1]))
        x = with_labels(encoding[-1], labels)
        for i, layer in enumerate(self.dec_layers):
            x = layer(x)
            if i < self.shortcuts:
                x = torch.cat([x, encoding[-2 - i]], 1)
            if i < self.injections:
                x = with_labels(x, labels)
        return x


HALF = 0.5 ** 0.5
SLOPE = 0.2


def standardize(x):
    """HiSD's norm without its weight and bias: the unbiased deviation, and 1e-5 is added to that, not to the variance."""
    rows = x.flatten(2)
    deviation, mean = torch.std_mean(rows, -1, keepdim=True)
    return (rows - mean) / (deviation + 1e-5)


class ChannelNorm(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(1, channels, 1))
        self.bias = nn.Parameter(torch.zeros(1, channels, 1))

    def forward(self, x):
        return (standardize(x) * self.weight + self.bias).view_as(x)


class Down(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, inputs, 3, 1, 1)
        self.conv2 = nn.Conv2d(inputs, outputs, 3, 1, 1)
        self.in1, self.in2 = ChannelNorm(inputs), ChannelNorm(inputs)
        self.sc = nn.Conv2d(inputs, outputs, 1, bias=False)

    def forward(self, x):
        middle = F.avg_pool2d(self.conv1(F.leaky_relu(self.in1(x), SLOPE)), 2)
        return HALF * (F.avg_pool2d(self.sc(x), 2) + self.conv2(F.leaky_relu(self.in2(middle), SLOPE)))


class Up(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, 1, 1)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1)
        self.in1, self.in2 = ChannelNorm(inputs), ChannelNorm(outputs)
        self.sc = nn.Conv2d(inputs, outputs, 1, bias=False)

    def forward(self, x):
        middle = self.conv1(F.interpolate(F.leaky_relu(self.in1(x), SLOPE), scale_factor=2))
        return HALF * (F.interpolate(self.sc(x), scale_factor=2) + self.conv2(F.leaky_relu(self.in2(middle), SLOPE)))


class Styled(nn.Module):
    """A residual block whose two norms take bias and weight from the style."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, 1, 1)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1)
        self.sc = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.sizes = [inputs, inputs, outputs, outputs]

    def forward(self, x, parameters):
        bias1, weight1, bias2, weight2 = (part[:, :, None] for part in parameters.split(self.sizes, 1))
        middle = self.conv1(F.leaky_relu((standardize(x) * (weight1 + 1) + bias1).view_as(x), SLOPE))
        output = self.conv2(F.leaky_relu((standardize(middle) * (weight2 + 1) + bias2).view_as(middle), SLOPE))
        return HALF * (self.sc(x) + output)


class Translator(nn.Module):
    def __init__(self, encoding, channels, style):
        super().__init__()
        self.model = nn.ModuleList([nn.Conv2d(encoding, channels[0], 1), *(Styled(a, b) for a, b in zip(channels, channels[1:]))])
        self.sizes = [sum(block.sizes) for block in self.model[1:]]
        self.style_to_params = nn.Linear(style, sum(self.sizes))
        self.features = nn.Sequential(nn.Conv2d(channels[-1], encoding, 1))
        self.masks = nn.Sequential(nn.Conv2d(channels[-1], encoding, 1))

    def forward(self, encoding, style):
        x = self.model[0](encoding)
        for block, parameters in zip(self.model[1:], self.style_to_params(style).split(self.sizes, 1)):
            x = block(x, parameters)
        mask = self.masks(x).sigmoid()
        return encoding * (1 - mask) + self.features(x) * mask


class HiSd(nn.Module):
    """What an edit with a given style runs: encoder, the first tag's translator, decoder."""

    def __init__(self, shape):
        super().__init__()
        encoder, decoder, translator = ([int(width) for width in shape[part].split(",")] for part in ("encoder", "decoder", "translators"))
        self.encoder = nn.Sequential(nn.Conv2d(3, encoder[0], 1), *(Down(a, b) for a, b in zip(encoder, encoder[1:])))
        self.decoder = nn.Sequential(*(Up(a, b) for a, b in zip(decoder, decoder[1:])), nn.Conv2d(decoder[-1], 3, 1))
        self.translators = nn.ModuleList([Translator(encoder[-1], translator, int(shape["style_dim"]))])

    def forward(self, images, style):
        return self.decoder(self.translators[0](self.encoder(images), style))


MAKERS = {
    "stargan_generator": StarGan,
    "attentiongan_generator": lambda shape: StarGan(shape, attention=True),
    "attgan_generator": AttGan,
    "hisd_generator": HiSd,
}


def create(shape, state):
    """The network that a file's metadata describes, with the file's weights. Weights of parts that an edit does not run are left out."""
    network = MAKERS[shape["network"]](shape)
    unused = ("extractors.", "mappers.", "translators.1.", "translators.2.") if shape["network"] == "hisd_generator" else ()
    network.load_state_dict({name: value for name, value in state.items() if not name.startswith(unused)} if unused else state)
    return network
