#version 330 core
// Boxes, lines and letters of the interface.

layout(location = 0) in vec2 place;      // pixels of the window, y downwards
layout(location = 1) in vec2 local;      // from the middle of the shape, in its own axes
layout(location = 2) in vec4 shape;      // half the width and height, radius of the corners, width of the stroke (0: filled)
layout(location = 3) in vec3 letter;     // xy: pixels of the atlas; z: 1 for a letter
layout(location = 4) in vec4 tint;

uniform vec2 targetSize;
uniform float upwards;

out vec2 inside;
out vec3 glyph;
flat out vec4 outline;
flat out vec4 colour;

void main()
{
    inside = local;
    outline = shape;
    glyph = letter;
    colour = tint;
    vec2 position = place / targetSize * 2.0 - 1.0;
    gl_Position = vec4(position.x, position.y * upwards, 0.0, 1.0);
}
