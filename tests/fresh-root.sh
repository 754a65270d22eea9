#!/usr/bin/env bash
# fresh-root.sh - shows that ./run and tests/run need nothing but a fresh minimal Debian 12
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: sudo tests/fresh-root.sh [COMMAND...]
# Makes a minimal root with debootstrap in a temporary folder, clones the last
# commit into it and runs there ./run and tests/run, or the commands given. Packages
# come from where this machine's apt gets them. Takes some ten minutes and 2 GB.
set -u -o pipefail

suite=bookworm
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1

# Prints the lines of a sources.list by which this machine gets Debian itself.
list_sources ()
{
  # apt-get itself fills these in.
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(LABEL)|$(REPO_URI)|$(RELEASE)' 'Created-By: Packages' |
    sort -u |
    awk -F '|' -v suite="$suite" '$1 ~ /^Debian/ && index ($3, suite) == 1 { print "deb", $2, $3, "main" }'
}

# Prints the lines of apt.conf that say how this machine reaches its mirror and
# how new its indexes must be.
list_settings ()
{
  apt-config dump | grep -E '^Acquire::(https?::|Check-)' || true
}

# Makes the root in the folder $1.
make_root ()
{
  local root=$1 mirror

  mirror=$(list_sources | awk -v suite="$suite" '$3 == suite { print $2; exit }')
  if [ -z "$mirror" ]; then
    echo "fresh-root.sh: apt knows of no mirror with $suite (run apt-get update)" >&2
    return 1
  fi

  debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; return 1; }
  list_sources >"$root/etc/apt/sources.list"
  list_settings >"$root/etc/apt/apt.conf.d/99mirror"
  cp /etc/hosts /etc/resolv.conf "$root/etc/"
  # Packages that the tests install start no services here.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  git clone --quiet --no-hardlinks "$top" "$root/yishi"
}

# Runs the command $2 in the clone inside the root $1, which becomes the root of
# a mount namespace as on a machine of its own (a chroot could not make another),
# with this machine's devices.
run_inside ()
{
  # The inner shell expands these.
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --propagation private -- bash -c '
    mount --bind "$1" "$1" && mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" &&
    mount --rbind /sys "$1/sys" && mkdir -p "$1/mnt/old" &&
    cd "$1" && pivot_root . mnt/old &&
    exec chroot . env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin CI=true \
      bash -c "umount --lazy /mnt/old && cd /yishi && $2" </dev/null' bash "$1" "$2"
}

# Measures a step: $1 is its name, the rest the command.
measure ()
{
  local name=$1 start=$SECONDS status=0

  shift
  printf '\n### %s\n' "$name"
  "$@" || status=$?
  printf '### %s: status %d after %d s\n' "$name" "$status" $((SECONDS - start))
  return "$status"
}

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
  echo "fresh-root.sh: needs root and debootstrap" >&2
  exit 1
fi
if [ $# -eq 0 ]; then
  set -- ./run tests/run
fi

scratch=$(mktemp -d) || exit 1
trap 'rm -rf --one-file-system -- "$scratch"' EXIT
# With these, an interruption waits for what runs inside, and only then is the
# root removed from under it.
trap 'exit 130' INT
trap 'exit 143' TERM

measure "minimal $suite" make_root "$scratch/root" || exit 1
for command in "$@"; do
  measure "$command" run_inside "$scratch/root" "$command" || exit 1
done
