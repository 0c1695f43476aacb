#version 330 core
// One plane of the composed view for the encoder: BT.709, video range.

uniform sampler2D view;
uniform int channel;   // 0 Y, 1 Cb, 2 Cr

in vec2 at;
out vec4 pixel;

void main()
{
    vec3 colour = texture(view, at).rgb;
    float luma = dot(colour, vec3(0.2126, 0.7152, 0.0722));
    float value;
    if (channel == 0) value = 16.0 + 219.0 * luma;
    else if (channel == 1) value = 128.0 + 224.0 * (colour.b - luma) / 1.8556;
    else value = 128.0 + 224.0 * (colour.r - luma) / 1.5748;
    pixel = vec4(value / 255.0, 0.0, 0.0, 1.0);
}
