#version 330 core
// The composed view, as it is; at is in its unit square.

uniform sampler2D view;

in vec2 at;
out vec4 pixel;

void main()
{
    pixel = vec4(texture(view, at).rgb, 1.0);
}
