#version 330 core
// Adds the perturbation to the samples of one plane that lie in the square of one face, as FaceProtector does.

const int MostFaces = 32;

uniform sampler2D plane;
uniform sampler2D levels;       // grey levels to add at strength 1, at every size
uniform int channel;            // which of them: 0, 1, 2, or 3 for the blue, green, red of an RGB picture
uniform float level;
uniform float strength;
uniform vec4 grid;              // xy: luma pixels from one sample to the next; zw: where the first one lies
uniform int faceCount;
uniform int face;               // which of them this is
uniform vec4 faces[MostFaces];  // a, b, x, y of the similarity from the aligned unit square to luma pixels

out vec4 pixel;

vec2 alignedPlace(vec4 similarity, vec2 place)
{
    vec2 moved = place - similarity.zw;
    return vec2(similarity.x * moved.x + similarity.y * moved.y, similarity.x * moved.y - similarity.y * moved.x) / dot(similarity.xy, similarity.xy);
}

bool isWithin(vec2 aligned)
{
    return all(greaterThanEqual(aligned, vec2(0.0))) && all(lessThanEqual(aligned, vec2(1.0)));
}

vec2 centre(vec4 similarity)
{
    return similarity.zw + 0.5 * vec2(similarity.x - similarity.y, similarity.x + similarity.y);
}

void main()
{
    ivec2 sampleNumber = ivec2(gl_FragCoord.xy);
    vec2 place = vec2(sampleNumber) * grid.xy + grid.zw;
    vec2 aligned = alignedPlace(faces[face], place);
    if (!isWithin(aligned)) discard;

    // Where squares overlap, a sample takes the perturbation of the face whose centre is nearest, and only that.
    float own = distance(place, centre(faces[face]));
    for (int other = 0; other < faceCount; other++)
    {
        if (other == face || !isWithin(alignedPlace(faces[other], place))) continue;
        float theirs = distance(place, centre(faces[other]));
        if (theirs < own || (theirs == own && other < face)) discard;
    }

    vec3 added = floor(textureLod(levels, aligned, level).rgb * strength + 0.5) / 255.0;
    vec4 value = texelFetch(plane, sampleNumber, 0);
    if (channel == 3) pixel = vec4(clamp(value.rgb + added.bgr, 0.0, 1.0), 1.0);
    else pixel = vec4(clamp(value.r + added[channel], 0.0, 1.0), 0.0, 0.0, 1.0);
}
