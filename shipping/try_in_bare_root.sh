#!/usr/bin/env bash
# Tries the built program where it is to live: a bare Debian 12 without Python and without network, as a user without
# rights, from a folder that nobody can write to. Installs the Debian package and removes it, runs the sample day,
# verifies it, and shows the window on a virtual screen; leaves a picture of it in build/bare-root.png. Needs root,
# debootstrap, Xvfb and ImageMagick, and once a mirror.
#     shipping/try_in_bare_root.sh [MIRROR]
#     SUITE=noble shipping/try_in_bare_root.sh http://archive.ubuntu.com/ubuntu      the same in a bare Ubuntu 24.04
set -euo pipefail
cd "$(dirname "$0")/.."

SUITE=${SUITE:-bookworm}
ROOT=build/bare-root-$SUITE
PROGRAM=/opt/committee-app/committee-app
NOBODY=65534:65534
mounted=()
screen=

say() { echo "bare root: $*"; }
give_up() { say "$*"; exit 2; }

for tool in debootstrap unshare chroot Xvfb import; do
    command -v "$tool" >/dev/null || give_up "not tried: $tool is missing"
done
[[ $(id -u) == 0 ]] || give_up "not tried: only root can enter another root"
[[ -x dist/committee-app/committee-app ]] || give_up "not tried: make build comes first"

clean_up() {
    [[ -z $screen ]] || kill "$screen" 2>/dev/null || true
    for place in "${mounted[@]}"; do umount "$place"; done
}
trap clean_up EXIT

lend() {  # lend PLACE TARGET OPTIONS: let the root see a folder of this machine
    mkdir -p "$ROOT$2"
    mount --bind "$1" "$ROOT$2"
    mounted=("$ROOT$2" "${mounted[@]}")
    mount -o "remount,bind,$3" "$ROOT$2"
}

enter=(unshare -n -- chroot --userspec="$NOBODY" "$ROOT" /usr/bin/env -i HOME=/tmp)
inside() { "${enter[@]}" "$@"; }

# An Ubuntu that this machine's debootstrap does not know yet is made as every Ubuntu is.
made_as=
[[ -e /usr/share/debootstrap/scripts/$SUITE ]] || made_as=gutsy
[[ -x $ROOT/bin/sh ]] ||
    debootstrap --variant=minbase --include=libgl1,libegl1 "$SUITE" "$ROOT" ${1:+"$1"} ${1:+$made_as} >build/bare-root.log
say "in $(. "$ROOT/etc/os-release" && echo "$PRETTY_NAME")"
package=$(ls dist/committee-app_*.deb)
say "the Debian package, installed and removed again:"
cp "$package" "$ROOT/tmp/"
chroot "$ROOT" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin dpkg --install "/tmp/${package##*/}" >/dev/null
inside /usr/bin/committee-app --version
[[ -e $ROOT/usr/share/applications/committee-app.desktop && -e $ROOT/usr/share/mime/packages/committee-app.xml ]] ||
    give_up "the package brings no desktop entry"
chroot "$ROOT" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin dpkg --remove committee-app >/dev/null
rm "$ROOT/tmp/${package##*/}"
[[ ! -e $ROOT/opt/committee-app/committee-app ]] || give_up "the package leaves the program behind"

lend "$PWD/dist/committee-app" /opt/committee-app ro
rm -rf "$ROOT/tmp/out"

! inside which python3 >/dev/null || give_up "this root has a Python"
inside touch "$PROGRAM.new" 2>/dev/null && give_up "the program's folder can be written to"
say "the sample day, without Python, network and rights:"
inside "$PROGRAM" demo --out /tmp/out
inside "$PROGRAM" verify /tmp/out/minutes.pdf

mkdir -p /tmp/.X11-unix
Xvfb :87 -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
for _ in $(seq 50); do [[ -S /tmp/.X11-unix/X87 ]] && break; sleep 0.1; done
lend /tmp/.X11-unix /tmp/.X11-unix ro
"${enter[@]}" DISPLAY=:87 LANG=C.UTF-8 "$PROGRAM" &
window=$!
sleep 6
DISPLAY=:87 import -window root build/bare-root.png
kill -0 "$window" || give_up "the window did not stay"
kill "$window"
wait "$window" 2>/dev/null || true
say "the window stood on the virtual screen: build/bare-root.png"
