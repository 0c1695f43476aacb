#version 330 core
// How far two pictures are apart: the largest difference of a colour, times a gain, as heat.
#include "sampling.glsl"
#include "pasting.glsl"
#include "heat.glsl"

uniform sampler2D plane0;
uniform sampler2D plane1;
uniform sampler2D plane2;
uniform sampler2D face;
uniform sampler2D otherPlane0;
uniform sampler2D otherPlane1;
uniform sampler2D otherPlane2;
uniform sampler2D otherFace;
uniform int hasFace;
uniform float gain;

in vec2 at;
out vec4 pixel;

void main()
{
    vec2 alongX = dFdx(at), alongY = dFdy(at);
    vec3 one = pictureAt(plane0, plane1, plane2, at, alongX, alongY);
    vec3 other = pictureAt(otherPlane0, otherPlane1, otherPlane2, at, alongX, alongY);
    if (hasFace != 0)
    {
        one = paste(one, face, at);
        other = paste(other, otherFace, at);
    }
    vec3 apart = abs(other - one);
    pixel = vec4(heat(gain * max(apart.r, max(apart.g, apart.b))), 1.0);
}
