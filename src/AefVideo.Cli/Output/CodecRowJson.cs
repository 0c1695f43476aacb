using AefVideo.Evaluation.Benchmarks.Codec;
using AefVideo.Evaluation.Verification;

namespace AefVideo.Cli.Output;

/// <summary>One row of the codec table.</summary>
internal sealed record CodecRowJson(string Perturbation, int Crf, int FaceSize, long Bytes, double BitsRatio, FaceAgreement Faces, EvaluationMethodJson Method)
{
    public CodecRowJson(CodecRow row)
        : this(row.Perturbation, row.RateFactor, row.FaceSize, row.Bytes, row.BitsRatio, row.Faces, new(row.Method))
    {
    }
}
