using AefVideo.Evaluation.Interruption;
using AefVideo.Evaluation.Verification;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>One perturbation after one codec setting, over all clips.</summary>
/// <param name="Perturbation">What was added.</param>
/// <param name="RateFactor">CRF of H.264.</param>
/// <param name="FaceSize">Width of the aligned face that was wanted, in pixels.</param>
/// <param name="Faces">How far the faces were found again; the width that was reached.</param>
/// <param name="Method">What became of the forgeries, and how far the crops differ.</param>
/// <param name="Bytes">Size of the encoded clips.</param>
/// <param name="BitsRatio">The same, divided by the size without a perturbation.</param>
public sealed record CodecRow(string Perturbation, int RateFactor, int FaceSize, FaceAgreement Faces, MethodResult Method, long Bytes, double BitsRatio);
