#version 330 core
// The colours of the heat map in a row; at.x runs from 0 to 1.
#include "heat.glsl"

in vec2 at;
out vec4 pixel;

void main()
{
    pixel = vec4(heat(at.x), 1.0);
}
