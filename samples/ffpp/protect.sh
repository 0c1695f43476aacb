#!/usr/bin/env bash
# Protects the originals of a FaceForensics++ tree and measures how far forgeries of them are interrupted:
#   samples/ffpp/protect.sh TREE OUT [OPTIONS OF aef batch...]
# TREE holds original_sequences/{youtube,actors}/{raw,c23,c40}/videos and, for --split, train.json, val.json and test.json.
# Run it again after a crash, a power cut or a changed clip: it goes on, and says what it does anew.
set -euo pipefail
here="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
aef="${AEF:-$here/../../aef}"
[ $# -ge 2 ] || { echo "usage: protect.sh TREE OUT [OPTIONS OF aef batch...]" >&2; exit 2; }
tree="$1" out="$2"
shift 2

# What will be done, before hours go by.
"$aef" batch "$tree" -o "$out" --set original --compression c23 --verify 12 --dry-run "$@"

# Code 4 says that some clips failed: the report names them, and the rest is done.
code=0
"$aef" batch "$tree" -o "$out" --set original --compression c23 --verify 12 "$@" || code=$?
echo "report: $out/aef-batch/report.html"
exit "$code"
