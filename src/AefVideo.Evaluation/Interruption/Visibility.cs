namespace AefVideo.Evaluation.Interruption;

/// <summary>How far protected pictures differ from the originals, means over the pictures.</summary>
/// <param name="Psnr">In dB; null where nothing differs.</param>
/// <param name="Ssim">SSIM with the usual 11×11 Gaussian window.</param>
/// <param name="Ssim3">SSIM with a 3×3 window as the authors of this line compute it, over the channels too.</param>
/// <param name="Ssim3Flat">SSIM with a 3×3 window, each channel by itself.</param>
/// <param name="Identity">Cosine between the face descriptors of original and protected, −1 to 1.</param>
public sealed record Visibility(double? Psnr, double Ssim, double Ssim3, double Ssim3Flat, double? Identity);
