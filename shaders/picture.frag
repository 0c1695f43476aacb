#version 330 core
// A picture, and on it a forged face where there is one.
#include "sampling.glsl"
#include "pasting.glsl"

uniform sampler2D plane0;
uniform sampler2D plane1;
uniform sampler2D plane2;
uniform sampler2D face;
uniform int hasFace;

in vec2 at;
out vec4 pixel;

void main()
{
    vec3 colour = pictureAt(plane0, plane1, plane2, at, dFdx(at), dFdy(at));
    if (hasFace != 0) colour = paste(colour, face, at);
    pixel = vec4(colour, 1.0);
}
