#!/usr/bin/env bash
# Runs a live stream of 640×480 at 15 frames a second with sound for an hour (or SECONDS), and fails if memory, threads or handles grow, sound and picture drift apart, or an exception gets lost.
# ./tests/soak/live.sh [SECONDS]
set -euo pipefail
root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)"
cd "$root"
AEFVIDEO_SOAK_SECONDS="${1:-3600}" exec dotnet artifacts/bin/AefVideo.Live.Tests/release/AefVideo.Live.Tests.dll -noColor -showLiveOutput -class '*SoakTests'
