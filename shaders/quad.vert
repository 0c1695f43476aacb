#version 330 core
// A quadrilateral: where its corners stand on the target, and what of the source lies there.

uniform vec4 corners[4];  // xy: pixels of the target, y downwards; zw: handed to the fragment stage
uniform vec2 targetSize;  // pixels
uniform float upwards;    // -1 where the target's first row is the top of a window, 1 where it is row 0 of a picture

out vec2 at;

void main()
{
    vec4 corner = corners[gl_VertexID];
    vec2 place = corner.xy / targetSize * 2.0 - 1.0;
    at = corner.zw;
    gl_Position = vec4(place.x, place.y * upwards, 0.0, 1.0);
}
