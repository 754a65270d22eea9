#!/bin/bash
# two-monitors.sh - runs a command on an X server with two monitors and a window manager
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: two-monitors.sh COMMAND [ARGUMENT]…
#
# DUMMY0 (1280x800, the main one) stands left of DUMMY1 (1920x1080). The command
# may call unplug_second and plug_second, which are exported functions. Needs
# root and Xorg's dummy driver: without them it ends with status 77.
set -u

folder=$(mktemp -d)
server=''
manager=''

clean_up ()
{
  if [ -n "$manager" ]; then
    kill "$manager" 2>/dev/null
    wait "$manager" 2>/dev/null
  fi
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
  fi
  rm -rf "$folder"
}
trap clean_up EXIT

if [ "$(id -u)" -ne 0 ] || [ ! -x /usr/lib/xorg/Xorg ] ||
   [ ! -e /usr/lib/xorg/modules/drivers/dummy_drv.so ] || ! command -v openbox >/dev/null; then
  echo "two-monitors.sh: needs root, Xorg with its dummy driver, and openbox" >&2
  exit 77
fi

chmod 700 "$folder"
cat >"$folder/xorg.conf" <<'CONF'
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "d"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "m"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1280x800" 83.50 1280 1352 1480 1680 800 803 809 831
  Modeline "1920x1080" 173.00 1920 2048 2248 2576 1080 1083 1088 1120
EndSection
Section "Screen"
  Identifier "s"
  Device "d"
  Monitor "m"
  DefaultDepth 24
  SubSection "Display"
    Modes "1280x800" "1920x1080"
    Virtual 3200 1080
  EndSubSection
EndSection
CONF

/usr/lib/xorg/Xorg -displayfd 3 -config "$folder/xorg.conf" -logfile "$folder/xorg.log" -noreset \
  -nolisten tcp -novtswitch -sharevts vt7 3>"$folder/display" 2>"$folder/errors" &
server=$!
for _ in $(seq 500); do
  [ -s "$folder/display" ] && break
  kill -0 "$server" 2>/dev/null || break
  read -rt 0.02 <> <(:) || true
done
if [ ! -s "$folder/display" ]; then
  cat "$folder/errors" >&2
  exit 77
fi

plug_second ()
{
  xrandr --output DUMMY1 --mode 1920x1080 --pos 1280x0
  # Without another look GDK takes the output for disconnected.
  xrandr -q >/dev/null
}

unplug_second ()
{
  xrandr --output DUMMY1 --off
}
export -f plug_second unplug_second

DISPLAY=:$(cat "$folder/display")
export DISPLAY GDK_BACKEND=x11 XDG_RUNTIME_DIR="$folder" HOME="$folder"
xrandr --addmode DUMMY1 1920x1080
xrandr --output DUMMY0 --mode 1280x800 --pos 0x0 --primary
plug_second
# It finds its theme where the system has it, whatever the tests are told.
env -u XDG_DATA_DIRS -u XDG_DATA_HOME openbox --sm-disable >/dev/null 2>&1 &
manager=$!

dbus-run-session -- "$@"
