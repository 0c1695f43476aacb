#version 330 core
// Letters from the atlas; boxes with round corners by their distance function, so that edges are smooth at every size.

uniform sampler2D atlas;
uniform vec2 atlasSize;

in vec2 inside;
in vec3 glyph;
flat in vec4 outline;
flat in vec4 colour;
out vec4 pixel;

float coverage()
{
    if (glyph.z > 0.5) return texture(atlas, glyph.xy / atlasSize).r;
    vec2 corner = abs(inside) - outline.xy + outline.z;
    float apart = length(max(corner, 0.0)) + min(max(corner.x, corner.y), 0.0) - outline.z;
    float stroke = outline.w;
    return stroke > 0.0 ? clamp(0.5 - abs(apart + 0.5 * stroke) + 0.5 * stroke, 0.0, 1.0) : clamp(0.5 - apart, 0.0, 1.0);
}

void main()
{
    pixel = vec4(colour.rgb, colour.a * coverage());
}
