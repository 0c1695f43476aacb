// Black for nothing, through violet, red and orange to a pale yellow for 1 and more: ever lighter, so that it reads without colours, too.
vec3 heat(float value)
{
    const vec3 stops[6] = vec3[](
        vec3(0.012, 0.016, 0.030), vec3(0.240, 0.055, 0.400), vec3(0.580, 0.140, 0.405),
        vec3(0.880, 0.310, 0.230), vec3(0.985, 0.645, 0.040), vec3(0.990, 1.000, 0.690));
    float place = clamp(value, 0.0, 1.0) * 5.0;
    int below = min(int(place), 4);
    return mix(stops[below], stops[below + 1], place - float(below));
}
