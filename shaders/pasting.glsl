// A forged face, put back to where it was cut out, with a soft border.

uniform vec4 toAligned;    // a, b, x, y of the similarity from luma pixels to the aligned unit square
uniform float softness;    // width of the border, in sides of the square

vec2 alignedPlace(vec2 place)
{
    return vec2(toAligned.x * place.x - toAligned.y * place.y + toAligned.z, toAligned.y * place.x + toAligned.x * place.y + toAligned.w);
}

float faceMask(vec2 aligned)
{
    vec2 inside = min(aligned, 1.0 - aligned);
    // Round at the corners: the distance to the edge of a square whose corners are softened by the border's width.
    vec2 near = clamp(inside / softness, 0.0, 1.0);
    return smoothstep(0.0, 1.0, clamp(1.0 - length(1.0 - near), 0.0, 1.0));
}

vec3 paste(vec3 below, sampler2D face, vec2 place)
{
    vec2 aligned = alignedPlace(place);
    float mask = faceMask(aligned);
    return mask > 0.0 ? mix(below, texture(face, aligned).rgb, mask) : below;
}
