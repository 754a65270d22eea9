#!/bin/bash
# wall-monitors.sh - the wall on the second of two monitors, which is pulled and plugged in again
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: wall-monitors.sh WALL-HOST. Prints TAP. WALL-HOST is tests/ui/wall-host.c.
set -u

host=$1

if [ "${2-}" != inside ]; then
  "$(dirname "$0")/two-monitors.sh" "$0" "$host" inside
  status=$?
  if [ "$status" -eq 77 ]; then
    echo "1..0 # SKIP needs root, Xorg with its dummy driver, and openbox"
    exit 0
  fi
  exit "$status"
fi

coproc "$host"
# Its process, which coproc forgets once it has ended.
pid=$COPROC_PID
n=0
failed=0

# Where the window with title $1 stands and how large it is: "1280 0 1920 1080".
find_window ()
{
  wmctrl -lG 2>/dev/null |
    awk -v title="$1" '{ x = $3; y = $4; w = $5; h = $6; $1 = $2 = $3 = $4 = $5 = $6 = $7 = ""
                         sub (/^ +/, ""); if ($0 == title) print x, y, w, h }'
}

# Until a command ($2…) prints $1, for ten seconds at most.
wait_for ()
{
  local wanted=$1 end=$((SECONDS + 10))

  shift
  until [ "$("$@")" = "$wanted" ]; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "# wanted $wanted; got $("$@")"
      wmctrl -lG | sed 's/^/# /'
      return 1
    fi
    read -rt 0.02 <> <(:) || true
  done
}

# The next line that the host says.
hear ()
{
  local line=''

  read -rt 10 -u "${COPROC[0]}" line || true
  echo "$line"
}

check ()
{
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $n - $2"
  else
    echo "not ok $n - $2"
    failed=1
  fi
}

is ()
{
  [ "$1" = "$2" ] || echo "# wanted $2; got $1"
  [ "$1" = "$2" ]
  check $? "$3"
}

wait_for '1280 0 1920 1080' find_window 'The Wall'
check $? 'the wall fills the second monitor'
is "$(hear)" 'shown DUMMY1' 'and says on which it is'

unplug_second
is "$(hear)" 'lost DUMMY1' 'a monitor that is pulled is told'
is "$(find_window 'The Wall')" '' 'the wall has gone by then, and is not on the first monitor'
wait_for '' find_window 'The Wall'
check $? 'nor does it come there later'

plug_second
is "$(hear)" 'returned DUMMY1' 'the monitor returns'
wait_for '1280 0 1920 1080' find_window 'The Wall'
check $? 'and the wall with it, filling it'

unplug_second
is "$(hear)" 'lost DUMMY1' 'it is lost once more'
echo close >&"${COPROC[1]}"
is "$(hear)" 'closed' 'the chair closes it'
echo open >&"${COPROC[1]}"
is "$(hear)" 'shown window' 'with one monitor it opens as an ordinary window'
wait_for '960 540' bash -c "$(declare -f find_window); find_window 'The Wall' | cut -d' ' -f3,4"
check $? 'of its usual size'

plug_second
is "$(hear)" 'returned DUMMY1' 'a projector that is plugged in then'
wait_for '1280 0 1920 1080' find_window 'The Wall'
check $? 'takes the wall over'

echo quit >&"${COPROC[1]}"
wait "$pid"
check $? 'it ends well'
echo "1..$n"
exit "$failed"
