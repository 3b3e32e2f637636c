#!/usr/bin/env bash
# Makes this checkout ready: a fitting Python, the system libraries Qt asks for, every pinned package in .venv.
#     scripts/setup.sh              enough for the commands and the tests (no display needed)
#     scripts/setup.sh --window     also what a real window needs
#     scripts/setup.sh --auditor    also what auditors check with (LibreOffice, pdfsig, OpenSSL), and a token of
#                                   software (SoftHSM2); their tests need it
#     scripts/setup.sh --hangul     also what types Hangul on a virtual screen (ibus-hangul), for `make soak`
#     PYTHON=python3.12 scripts/setup.sh     with this Python instead of the first that fits
# A second run with nothing changed is over at once. Where something is missing that only an administrator
# can install, the exact command is printed and the exit status is 2.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHONS=(python3.11 python3.12 python3.13 python3)   # 3.11 first: the program is developed on it
STAMP=.venv/set-up
wants=${1:-}

say() { echo "set-up: $*" >&2; }
give_up() { say "$*"; exit 2; }

# Whatever the set-up depends on, and the place: a .venv does not survive being moved.
fingerprint() { cat scripts/setup.sh requirements.lock pyproject.toml <(pwd) | cksum; }

is_up_to_date() {
    [[ -f $STAMP && $(<"$STAMP") == "$(fingerprint)" ]] && .venv/bin/python -c "" 2>/dev/null
}

# --- the system: only an administrator can add to it --------------------------------------------------

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

fitting_python() {
    local candidate
    for candidate in ${PYTHON:-"${PYTHONS[@]}"}; do
        if fits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

# Sonames that the loader does not find, asked of the loader itself: packages have other names elsewhere.
missing_libraries() {
    "$1" - "${@:2}" <<'PYTHON'
import ctypes
import sys

for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
PYTHON
}

QT_LIBRARIES=(libGL.so.1 libEGL.so.1 libxkbcommon.so.0 libfontconfig.so.1
              libglib-2.0.so.0 libgthread-2.0.so.0 libdbus-1.so.3)
WINDOW_LIBRARIES=(libxkbcommon-x11.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4
                  libxcb-keysyms.so.1 libxcb-shape.so.0)

# The programs that docs/auditing.md names beside ours, and the Debian package of each.
AUDITOR_PROGRAMS=(soffice:libreoffice-calc pdfsig:poppler-utils pdfdetach:poppler-utils openssl:openssl
                  softhsm2-util:softhsm2)

# What scripts/with_hangul.sh runs; an engine stands where only the daemon looks for it.
HANGUL_PROGRAMS=(Xvfb:xvfb xdotool:xdotool dbus-run-session:dbus-daemon ibus-daemon:ibus
                 /usr/libexec/ibus-engine-hangul:ibus-hangul)

# The packages of those programs, each with its package, that are not there.
missing_programs() {
    local entry
    for entry in "$@"; do
        command -v "${entry%%:*}" >/dev/null || echo "${entry##*:}"
    done
}

is_offered() { apt-cache show "$1" >/dev/null 2>&1; }

# The Debian package of a library. Since Ubuntu 24.04 and Debian 13 GLib is called otherwise.
package_of() {
    case $1 in
        libGL.so.1) echo libgl1 ;;
        libEGL.so.1) echo libegl1 ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libglib-2.0.so.0 | libgthread-2.0.so.0)
            if is_offered libglib2.0-0t64; then echo libglib2.0-0t64; else echo libglib2.0-0; fi ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libxcb-cursor.so.0) echo libxcb-cursor0 ;;
        libxcb-icccm.so.4) echo libxcb-icccm4 ;;
        libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
        libxcb-shape.so.0) echo libxcb-shape0 ;;
    esac
}

# Debian 12 offers 3.11, Ubuntu 24.04 3.12, Debian 13 3.13, Ubuntu 22.04 3.11 beside its own.
python_packages() {
    local version
    for version in 3.11 3.12 3.13; do
        if is_offered "python$version-venv"; then
            echo "python$version python$version-venv"
            return
        fi
    done
    echo "python3 python3-venv"
}

# The packages without which the set-up cannot go on, one a line.
missing_packages() {
    local python library libraries=("${QT_LIBRARIES[@]}")
    if [[ $wants == --auditor ]]; then missing_programs "${AUDITOR_PROGRAMS[@]}"; fi
    if [[ $wants == --hangul ]]; then missing_programs "${HANGUL_PROGRAMS[@]}"; fi
    python=$(fitting_python)
    if [[ -z $python ]]; then
        python_packages | tr ' ' '\n'
        printf '%s\n' "${libraries[@]}" | while read -r library; do package_of "$library"; done
        return
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "python$("$python" -c 'import sys; print("{}.{}".format(*sys.version_info))')-venv"
    fi
    if [[ $wants == --window || $wants == --hangul ]]; then libraries+=("${WINDOW_LIBRARIES[@]}"); fi
    missing_libraries "$python" "${libraries[@]}" | while read -r library; do package_of "$library"; done
}

# Runs a command as administrator, or fails where that would need a password.
as_administrator() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
    command -v apt-get >/dev/null && { [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null; }
}

apt_get() {
    as_administrator env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" </dev/null >/dev/null
}

prepare_system() {
    if [[ -n ${PYTHON:-} ]] && ! fits "$PYTHON"; then give_up "$PYTHON is not Python 3.11, 3.12 or 3.13"; fi
    [[ $(uname -s) == Linux ]] || return 0
    local missing
    missing=$(missing_packages | sort -u | tr '\n' ' ')
    [[ -n $missing ]] || return 0
    local by_hand="sudo apt-get update && sudo apt-get install -y --no-install-recommends"
    if ! command -v apt-get >/dev/null; then
        give_up "this system lacks what Debian and Ubuntu call: $missing- install these under the names" \
                "they have here, then run the command again"
    fi
    can_install || give_up "an administrator has to run this once:  $by_hand $missing"
    say "installing from the system's packages: $missing"
    apt_get update || give_up "the system's package lists could not be fetched; later try:  $by_hand $missing"
    missing=$(missing_packages | sort -u | tr '\n' ' ')   # names are known for certain only now
    # shellcheck disable=SC2086  # one word for each package
    apt_get install -y --no-install-recommends $missing || give_up "that failed; please run:  $by_hand $missing"
    missing=$(missing_packages | sort -u | tr '\n' ' ')
    [[ -z $missing ]] || give_up "still missing after the installation: $missing"
}

# --- the project: everything in .venv ------------------------------------------------------------------

# A .venv that was moved with its folder, or whose Python is gone, is made anew; any other is kept.
is_usable() { fits .venv/bin/python && grep -qF "$(pwd)/.venv/bin/" .venv/bin/pip; }

make_environment() {
    if is_usable 2>/dev/null; then return; fi
    local python
    python=$(fitting_python)
    [[ -n $python ]] || give_up "Python 3.11, 3.12 or 3.13 is needed; none was found (tried ${PYTHONS[*]})"
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

# Slow and broken lines are the rule in some offices: wait long, try often.
pip_install() {
    local quiet=-qq   # in a log only errors; somebody who waits at a screen sees how far it is
    if [[ -t 2 ]]; then quiet=; fi
    .venv/bin/python -m pip --disable-pip-version-check --no-input --timeout 60 --retries 10 \
        install $quiet --no-deps "$@"
}

install_packages() {
    say "installing the $(grep -c '==' requirements.lock) pinned packages (some 150 MB the first time)"
    pip_install --require-hashes --only-binary :all: --requirement requirements.lock ||
        give_up "not all packages arrived; the lines above say why. What did arrive is kept: run it again"
    say "installing the project itself"
    pip_install --no-build-isolation --editable .
}

# Loading says at once what would otherwise be said in the middle of a sitting.
prove_that_qt_loads() {
    QT_QPA_PLATFORM=offscreen .venv/bin/python -c \
        'from PySide6.QtWidgets import QApplication; QApplication([])' ||
        give_up "Qt does not start here; the lines above name what it misses"
}

if is_up_to_date && [[ -z $wants ]]; then exit 0; fi
prepare_system
if is_up_to_date; then exit 0; fi
rm -f "$STAMP"
make_environment
install_packages
prove_that_qt_loads
fingerprint >"$STAMP"
say "ready"
