#!/usr/bin/env bash
# Makes media/fonts/glyphs.png and glyphs.csv, the preview's letters, from Roboto.
# Needs: apt-get install g++ pkg-config libfreetype-dev fonts-roboto-unhinted ffmpeg
set -euo pipefail
cd "$(dirname "$0")"
fonts=/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF
media=../../media/fonts
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
g++ -std=c++17 -O1 -Wall -Wextra -o "$work/glyph_atlas" glyph_atlas.cpp $(pkg-config --cflags --libs freetype2)
"$work/glyph_atlas" "$fonts/Roboto-Regular.ttf" "$fonts/Roboto-Medium.ttf" "$work/glyphs.pgm" "$media/glyphs.csv"
ffmpeg -nostdin -v error -y -i "$work/glyphs.pgm" -pix_fmt gray -compression_level 100 -bitexact "$media/glyphs.png"
