#!/usr/bin/env bash
# Runs a command on a virtual screen where Hangul is typed with ibus-hangul, as in a Korean office:
#     scripts/with_hangul.sh COMMAND [ARGUMENT...]
# Screen, bus and input method are its own and end with it. `scripts/setup.sh --hangul` installs what it needs.
set -euo pipefail

if [[ -z ${HANGUL_SCREEN:-} ]]; then
    room=$(mktemp -d)
    trap 'kill "$screen" 2>/dev/null || true; rm -rf "$room"' EXIT
    mkfifo "$room/number"
    Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 3>"$room/number" &
    screen=$!
    read -r number <"$room/number"
    export DISPLAY=:$number HANGUL_SCREEN=1 QT_QPA_PLATFORM=xcb QT_IM_MODULE=ibus XDG_CONFIG_HOME=$room XDG_CACHE_HOME=$room
    export XDG_RUNTIME_DIR=$room LC_ALL=C.UTF-8
    dbus-run-session -- "$0" "$@"
    exit
fi

# Nobody's settings are asked or kept; it begins with Latin letters, and Shift with the space bar changes to Hangul.
export GSETTINGS_BACKEND=memory
ibus-daemon --panel=disable --emoji-extension=disable >/dev/null 2>&1 &
input_method=$!
trap 'kill "$input_method" 2>/dev/null || true' EXIT
for _ in $(seq 20); do
    if timeout 5 ibus engine hangul >/dev/null 2>&1; then
        status=0
        "$@" || status=$?
        exit "$status"
    fi
    sleep 0.3
done
echo "with_hangul: the input method does not start" >&2
exit 2
