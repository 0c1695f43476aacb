#version 330 core
// The perturbation in the aligned frame: grey where nothing is added.

uniform sampler2D delta;   // RGB in units of [-1, 1] pictures
uniform float gain;

in vec2 at;
out vec4 pixel;

void main()
{
    pixel = vec4(clamp(0.5 + 0.5 * gain * texture(delta, at).rgb, 0.0, 1.0), 1.0);
}
