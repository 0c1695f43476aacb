#!/usr/bin/env bash
# Runs the preview without a window for five minutes (or SECONDS) while layouts, strength, generators, edits and places in the footage change all the time,
# and fails if memory or the number of OpenGL objects grows. ./tools/preview-soak.sh [SECONDS]
set -euo pipefail
root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
cd "$root"
AEFVIDEO_SOAK_SECONDS="${1:-300}" exec dotnet artifacts/bin/AefVideo.Preview.Tests/release/AefVideo.Preview.Tests.dll -noColor -showLiveOutput -class '*SoakTests'
