#!/usr/bin/env bash
# Shows the preview to an audience: the sample clip through all layouts in a minute. See README.md beside this file.
# ./demo.sh [CLIP] [more options of aef preview]
set -euo pipefail
root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)"
clip="$root/media/sample.mp4"
if [ $# -gt 0 ] && [[ "$1" != -* ]]; then
    clip="$1"
    shift
fi
# What the shipped perturbation breaks in a video, too; see docs/benchmark.md.
shown=(--generator hisd --edit Eyeglasses=with)
for word in "$@"; do
    case "$word" in -g | -g=* | --generator | --generator=* | --edit | --edit=*) shown=() ;; esac
done
exec "$root/aef" preview "$clip" --tour 60 ${shown[@]+"${shown[@]}"} "$@"
