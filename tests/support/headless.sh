#!/bin/bash
# Run a command as a person's desktop would have it, without a screen: an X server, a session bus,
# an accessibility bus and a home folder of its own, all gone afterwards.
#
# usage: tests/support/headless.sh CMD ARG ...
#
# Read from the environment, all optional:
#   SCREEN=1280x800x24      size of the screen
#   GTK_A11Y=atspi          "test" for in-process tests of accessible properties
#   FONT='Cantarell 11'     font of the interface
#   KEEP=1                  keep the home folder, and say where it is
#   PS_BUILD_ROOT=FOLDER    where the compiled settings schema is, if it is not installed
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
command -v Xvfb >/dev/null && command -v dbus-run-session >/dev/null || {
  echo "headless.sh: Xvfb and dbus-run-session are needed (build-aux/install-dependencies test)" >&2
  exit 77
}

home=$(mktemp -d -t peerside-home.XXXXXX)
xvfb=
finish ()
{
  [ -z "$xvfb" ] || { kill "$xvfb"; wait "$xvfb"; } 2>/dev/null
  if [ -n "${KEEP:-}" ]; then echo "kept $home" >&2; else rm -rf "$home"; fi
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

export HOME=$home XDG_CONFIG_HOME=$home/.config XDG_DATA_HOME=$home/.local/share
export XDG_CACHE_HOME=$home/.cache XDG_STATE_HOME=$home/.local/state XDG_RUNTIME_DIR=$home/run
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
export XDG_DATA_DIRS=$top:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
[ -z "${PS_BUILD_ROOT:-}" ] || export GSETTINGS_SCHEMA_DIR=$PS_BUILD_ROOT/data

export LC_ALL=${LC_ALL:-C.UTF-8} GDK_BACKEND=x11 GSK_RENDERER=${GSK_RENDERER:-cairo}
export GTK_A11Y=${GTK_A11Y:-atspi} GTK_USE_PORTAL=0 GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-memory}
export GIO_USE_VFS=local NO_AT_BRIDGE=1 XDG_SESSION_TYPE=x11 XDG_CURRENT_DESKTOP=GNOME
unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS SESSION_MANAGER

# Not looking for GL saves start-up time, and Mesa's noise in memory checkers. GTK up to 4.14 reads
# the one, from 4.16 the other, and each complains about what it does not know.
if pkg-config --atleast-version=4.15 gtk4 2>/dev/null; then
  export GDK_DISABLE=gl,vulkan
else
  export GDK_DEBUG=${GDK_DEBUG:+$GDK_DEBUG,}gl-disable
fi

# Without a settings daemon GTK falls back to "Sans 10": this is what a GNOME desktop says, so that
# pixels are the same everywhere.
cat >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini" <<INI
[Settings]
gtk-font-name=${FONT:-Cantarell 11}
gtk-icon-theme-name=Adwaita
gtk-enable-animations=0
gtk-cursor-blink=0
gtk-xft-dpi=98304
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
gtk-decoration-layout=icon:minimize,maximize,close
INI

# With -displayfd the server itself picks a free number, so runs beside each other never collide.
mkfifo "$home/display"
Xvfb -displayfd 7 -screen 0 "${SCREEN:-1280x800x24}" -nolisten tcp -noreset +extension RANDR \
  7>"$home/display" >"$home/xvfb.log" 2>&1 &
xvfb=$!
if ! read -r -t 30 number <"$home/display"; then
  cat "$home/xvfb.log" >&2
  echo 'headless.sh: the X server did not start' >&2
  exit 1
fi
export DISPLAY=:$number

# What makes the command strict must not make the daemons so that serve it, and what they print
# does not belong into the command's output.
strict=${G_DEBUG-}
unset G_DEBUG
dbus-run-session -- sh -c 'exec "$@" >&3 2>&4 3>&- 4>&-' sh env ${strict:+G_DEBUG="$strict"} "$@" \
  3>&1 4>&2 >"$home/daemons.log" 2>&1 &
command=$!
trap 'kill $command 2>/dev/null; exit 143' TERM
wait $command
