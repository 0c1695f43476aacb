namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>A tensor as a pickle describes it: which elements of a storage, in which order. Nothing of it is checked yet but that both lists are equally long.</summary>
/// <param name="Storage">The elements.</param>
/// <param name="Offset">The first element's index.</param>
/// <param name="Shape">Extents, outermost first.</param>
/// <param name="Strides">Elements from one index of a dimension to the next.</param>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides);
