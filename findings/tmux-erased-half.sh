#!/usr/bin/env bash
# What one would expect: where ESC [ 1 X erased the first column of a wide character, and two narrow characters are written
# one after the other into its two columns, both are shown, as they are where a space is written there instead.
# What happens: the second half of the wide character stays behind, and what is written into that half takes the character
# before it along. ASCII is spared: tmux writes runs of it another way.
# Versions: tmux 3.3a-3 of Debian 12. Date: 2026-11-27. Needs apt-get and dpkg.
set -euo pipefail
export LC_ALL=C.UTF-8
work=$(mktemp -d)
socket=finding-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
apt-get download -q tmux=3.3a-3 libutempter0=1.2.1-3 libevent-core-2.1-7=2.1.12-stable-8 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" .; done
PATH=$work/usr/bin:$PATH
export LD_LIBRARY_PATH="$work/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)"
export TMUX_TMPDIR="$work"
tmux -V

# The first line of a screen on which these bytes (as printf takes them) were written.
shown() {
    printf "$1" >bytes
    tmux -u -f /dev/null -L "$socket" new-session -d -x 40 -y 5 "stty raw; cat '$work/bytes'; sleep 5"
    sleep 1
    tmux -L "$socket" capture-pane -p | head -n 1
    tmux -L "$socket" kill-server
    sleep 1
}

erased=$(shown '\033[H한\033[1G\033[1Xé\033[2Gü')
ascii=$(shown '\033[H한\033[1G\033[1Xa\033[2Gb')
space=$(shown '\033[H한\033[1G \bé\033[2Gü')
printf 'erased, then é and ü: “%s”\nerased, then a and b: “%s”\na space, then é and ü: “%s”\n' "$erased" "$ascii" "$space"
[ "$erased" = ' ü' ] && [ "$ascii" = 'ab' ] && [ "$space" = 'éü' ]
