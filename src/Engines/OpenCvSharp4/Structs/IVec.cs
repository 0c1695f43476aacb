namespace OpenCvSharp;

/// <summary>A short vector.</summary>
public interface IVec
{
}

/// <summary>A short vector of type <typeparamref name="TSelf"/> with elements of type <typeparamref name="TElem"/>.</summary>
public interface IVec<TSelf, TElem> : IVec
    where TSelf : IVec
    where TElem : unmanaged
{
    TSelf Add(TSelf other);

    TSelf Subtract(TSelf other);

    TSelf Multiply(double alpha);

    TSelf Divide(double alpha);

    TElem this[int i] { get; set; }
}
