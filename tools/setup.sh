# Sourced by ./aef and ./test.sh: what both need before they can start. Everything said goes to stderr.

# The Debian/Ubuntu packages of the program itself.
program_packages=(ffmpeg cmake g++ libtorch-dev libopenblas0-pthread libopencv-dev libglfw3 libgl1 libegl1 libturbojpeg0)
# What only the tests need: a display server, a software renderer and a browser.
test_packages=(xvfb libxtst6 libgl1-mesa-dri libegl-mesa0 chromium)

say() { echo "aef: $*" >&2; }

# refuse SENTENCE: the environment is incomplete (exit code 3, as in README.md).
refuse() { say "$*"; exit 3; }

need_sdk() {
    command -v dotnet >/dev/null || refuse "the .NET 10 SDK is missing; install it (https://dot.net/download) and start again."
    case "$(cd "$root" && dotnet --version 2>/dev/null)" in
        [1-9][0-9].*) ;;
        *) refuse "this needs the .NET 10 SDK, and 'dotnet --version' does not offer one; install it (https://dot.net/download)." ;;
    esac
}

# need_packages PACKAGE...: installs those that are missing, after saying which.
need_packages() {
    local missing=() package
    if ! command -v apt-get >/dev/null; then
        say "this is not Debian or Ubuntu: make sure that you have the equivalents of: $*"
        return
    fi
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "installing: ${missing[*]}"
    local become=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || refuse "run as root: apt-get install --no-install-recommends ${missing[*]}"
        become=(sudo)
    fi
    {
        DEBIAN_FRONTEND=noninteractive "${become[@]}" apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive "${become[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
    } >&2 || refuse "apt-get could not install ${missing[*]}; see above."
}

# build PROJECT_OR_SOLUTION: a release build, quiet unless it fails.
build() { compile build "$1"; }

# publish PROJECT FOLDER: a release build, compiled beforehand for this machine, so that it starts in less time.
publish() { compile publish "$1" --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -o "$2"; }

compile() {
    mkdir -p "$root/artifacts"
    local log="$root/artifacts/build.log"
    if ! (cd "$root" && dotnet "$@" -c Release --nologo -v quiet) >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        say "the build failed; all of it is in $log"
        exit 1
    fi
}
