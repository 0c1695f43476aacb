#!/usr/bin/env bash
# Installs what is missing, builds everything, runs every test. Last line: "N passed, N failed" (", N skipped" where some were).
# ./test.sh NAME... runs only the test projects whose names contain one of the words.
set -euo pipefail
root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
source "$root/tools/setup.sh"

need_sdk
need_packages "${program_packages[@]}" "${test_packages[@]}"
echo "building"
build AefVideo.sln
"$root/aef" --version >/dev/null # Tests start the launcher, too; what it builds first takes a minute.

passed=0 failed=0 skipped=0
for project in "$root"/tests/*/*.csproj; do
    name="$(basename "$project" .csproj)"
    if [ $# -gt 0 ]; then
        wanted=no
        for word in "$@"; do [[ "$name" == *"$word"* ]] && wanted=yes; done
        [ $wanted = yes ] || continue
    fi
    log="$root/artifacts/$name.log"
    code=0
    (cd "$root" && timeout 1800 dotnet "artifacts/bin/$name/release/$name.dll" -noColor) >"$log" 2>&1 </dev/null || code=$?
    # The runner's last lines: "   NAME  Total: 12, Errors: 0, Failed: 1, Skipped: 2, Not Run: 0, Time: 3.4s"
    read -r total errors bad left < <(sed -nE 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+).*/\1 \2 \3 \4/p' "$log" | tail -n 1) || true
    if [ -z "${total:-}" ]; then
        total=1 errors=0 bad=1 left=0 # It died before it could count.
    elif [ "$code" -ne 0 ] && [ $((bad + errors)) -eq 0 ]; then
        bad=1 total=$((total + 1))
    fi
    bad=$((bad + errors))
    passed=$((passed + total - bad - left)) failed=$((failed + bad)) skipped=$((skipped + left))
    echo "$name: $((total - bad - left)) passed, $bad failed, $left skipped"
    if [ "$bad" -gt 0 ]; then
        cat "$log"
    else
        grep -E '\[SKIP\]' -A 1 "$log" || true
    fi
    unset total
done

if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
