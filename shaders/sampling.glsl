// Samples of a picture as it is stored, in colours of a screen. `place` is in luma pixels; the centre of the top left one is (0.5, 0.5).

uniform int kind;          // 0 gray, 1 Y'CbCr, 2 RGB
uniform vec2 lumaSize;
uniform vec2 chromaSize;
uniform vec4 chromaGrid;   // xy: luma pixels from one chroma sample to the next; zw: where the first one lies
uniform vec2 primaries;    // Kr, Kb of the matrix
uniform int fullRange;
uniform int taps;          // samples along either side of a pixel of the target, where it covers several of the picture

vec3 screenColour(float luma, vec2 chroma)
{
    float y = fullRange != 0 ? luma : (luma * 255.0 - 16.0) / 219.0;
    vec2 c = (chroma * 255.0 - 128.0) / (fullRange != 0 ? 255.0 : 224.0);
    if (kind == 0) c = vec2(0.0);
    float kr = primaries.x, kb = primaries.y, kg = 1.0 - kr - kb;
    float red = y + 2.0 * (1.0 - kr) * c.y;
    float blue = y + 2.0 * (1.0 - kb) * c.x;
    return clamp(vec3(red, (y - kr * red - kb * blue) / kg, blue), 0.0, 1.0);
}

// The mean over what a pixel of the target covers. Chroma has half the samples of luma along a side, and wants half the taps.
vec3 pictureAt(sampler2D plane0, sampler2D plane1, sampler2D plane2, vec2 place, vec2 alongX, vec2 alongY)
{
    vec3 sum = vec3(0.0);
    for (int i = 0; i < taps; i++)
        for (int j = 0; j < taps; j++)
            sum += texture(plane0, (place + ((float(i) + 0.5) / float(taps) - 0.5) * alongX + ((float(j) + 0.5) / float(taps) - 0.5) * alongY) / lumaSize).rgb;
    sum /= float(taps * taps);
    if (kind == 2) return sum;
    if (kind == 0) return screenColour(sum.r, vec2(0.0));

    int chromaTaps = max(1, taps / 2);
    vec2 chroma = vec2(0.0);
    for (int i = 0; i < chromaTaps; i++)
    {
        for (int j = 0; j < chromaTaps; j++)
        {
            vec2 at = place + ((float(i) + 0.5) / float(chromaTaps) - 0.5) * alongX + ((float(j) + 0.5) / float(chromaTaps) - 0.5) * alongY;
            vec2 sampled = ((at - chromaGrid.zw) / chromaGrid.xy + 0.5) / chromaSize;
            chroma += vec2(texture(plane1, sampled).r, texture(plane2, sampled).r);
        }
    }
    return screenColour(sum.r, chroma / float(chromaTaps * chromaTaps));
}
