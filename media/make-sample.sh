#!/usr/bin/env bash
# Makes sample.mp4 (8 s, 1280x720, 25 fps, with a tone) from astronaut.png: a portrait that drifts, turns and comes nearer.
set -euo pipefail
cd "$(dirname "$0")"

# The portrait turns by up to 0.12 rad: where the four corners of the output lie in the input of the perspective filter.
turn="0.12*sin(2*PI*on/125)"
corner() { echo "x$1='W/2*(1+($2*cos($turn)-($3)*sin($turn)))':y$1='H/2*(1+($2*sin($turn)+($3)*cos($turn)))'"; }
corners="$(corner 0 -1 -1):$(corner 1 1 -1):$(corner 2 -1 1):$(corner 3 1 1)"

ffmpeg -nostdin -v error -y -loop 1 -framerate 25 -i astronaut.png -f lavfi -i "sine=frequency=220:beep_factor=4:sample_rate=48000" \
    -filter_complex "
        [0:v]format=rgba,split[still][moving];
        [still]scale=1280:1280,boxblur=40,crop=1280:720,eq=brightness=-0.15[background];
        [moving]scale=1024:1024:flags=bicubic,pad=1240:1240:-1:-1:color=black@0,format=yuva444p,
                perspective=sense=source:eval=frame:interpolation=cubic:$corners,
                scale=w='2*trunc(1240*(0.40+0.06*sin(2*PI*t/8)))':h=-2:eval=frame:flags=bicubic[portrait];
        [background][portrait]overlay=x='(W-w)/2+170*sin(2*PI*t/8)':y='(H-h)/2+150':eval=frame,format=yuv420p[picture]" \
    -map "[picture]" -map 1:a -t 8 -c:v libx264 -preset slow -crf 23 -c:a aac -b:a 64k \
    -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv -bitexact -movflags +faststart sample.mp4
