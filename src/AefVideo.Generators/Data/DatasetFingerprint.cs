using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AefVideo.Generators.Data;

/// <summary>Tells one data set from another.</summary>
internal static class DatasetFingerprint
{
    /// <param name="options">How the pictures were cut.</param>
    /// <param name="listing">Layout and attribute names.</param>
    /// <param name="entries">The pictures that were read.</param>
    /// <param name="lengths">The size of each file, in bytes.</param>
    /// <returns>SHA-256 over all of them, in hexadecimal digits.</returns>
    public static string Of(FaceDatasetOptions options, FaceListing listing, IReadOnlyList<FaceEntry> entries, IReadOnlyList<int> lengths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(string.Create(CultureInfo.InvariantCulture, $"{listing.Layout} {options.ImageSize} {CropGeometry.Side(listing.Layout, options.Crop)} {entries.Count}"));
        Add(string.Join(',', listing.Attributes));
        for (var i = 0; i < entries.Count; i++)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{entries[i].Name}|{lengths[i]}"));
            hash.AppendData(entries[i].Labels);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
