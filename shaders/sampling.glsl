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

vec3 sampleAt(sampler2D plane0, sampler2D plane1, sampler2D plane2, vec2 place)
{
    vec4 first = texture(plane0, place / lumaSize);
    if (kind == 2) return first.rgb;
    vec2 chromaPlace = ((place - chromaGrid.zw) / chromaGrid.xy + 0.5) / chromaSize;
    return screenColour(first.r, vec2(texture(plane1, chromaPlace).r, texture(plane2, chromaPlace).r));
}

// The mean over what a pixel of the target covers.
vec3 pictureAt(sampler2D plane0, sampler2D plane1, sampler2D plane2, vec2 place, vec2 alongX, vec2 alongY)
{
    if (taps <= 1) return sampleAt(plane0, plane1, plane2, place);
    vec3 sum = vec3(0.0);
    for (int i = 0; i < taps; i++)
        for (int j = 0; j < taps; j++)
            sum += sampleAt(plane0, plane1, plane2, place + ((float(i) + 0.5) / float(taps) - 0.5) * alongX + ((float(j) + 0.5) / float(taps) - 0.5) * alongY);
    return sum / float(taps * taps);
}
