using AefVideo.Generators.Classification;
using AefVideo.Generators.Data;
using AefVideo.Generators.Tests.Data;
using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Classification;

/// <summary>A question that a small network learns in a few steps: is the picture red, is its upper half bright?</summary>
internal static class LabelledColours
{
    public const int Size = 24;

    public static AttributeClassifierOptions Shape { get; } = new() { Attributes = ["Red", "Top"], WorkingSize = 16, Widths = [8, 16], BlocksPerStage = 1, Dropout = 0.1 };

    public static TrainingOptions Training { get; } = new() { BatchSize = 8, LearningRate = 5e-3, AverageDecay = 0.9, Seed = 5 };

    public static ClassifierTraining Settings { get; } = new() { MainAttributes = ["Red", "Top"] };

    public static ClassifierTrainee Trainee(TrainingOptions training) => new(Shape, training, Settings, [0.5, 0.5]);

    /// <summary>Pictures in which all four answers occur equally often. Belongs to the caller's scope.</summary>
    public static (Tensor Images, Tensor Labels) Batch(int count)
    {
        var labels = stack([arange(count) % 2, arange(count) / 2 % 2], 1).floor().to(ScalarType.Float32);
        var images = rand(count, 3, Size, Size) * 0.6 - 0.5;
        for (var i = 0; i < count; i++)
        {
            if (i % 2 == 1) images[i, 0].add_(0.7);
            if (i / 2 % 2 == 1) images[i].narrow(1, 0, Size / 2).add_(0.7);
        }
        return (images.clamp(-1, 1), labels);
    }

    /// <summary>The same as a folder with an attribute list.</summary>
    public static Task<FaceDataset> FolderAsync(PictureFolder folder, int count)
    {
        var list = new List<string> { "image,identity,partition,Red,Top" };
        for (var i = 0; i < count; i++)
        {
            var (isRed, isTop, shade) = (i % 2 == 1, i / 2 % 2 == 1, 40 + 5 * (i % 9));
            folder.Draw($"{i:D6}.png", Size, Size, (_, y) =>
            {
                var grey = shade + (isTop && y < Size / 2 ? 90 : 0);
                return ((byte)(grey + (isRed ? 90 : 0)), (byte)grey, (byte)grey);
            });
            list.Add($"{i:D6}.png,{i},0,{(isRed ? 1 : -1)},{(isTop ? 1 : -1)}");
        }
        folder.Write("attributes.csv", string.Join('\n', list) + '\n');
        return Reading.Load(folder, Size);
    }
}
