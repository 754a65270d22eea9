# packages.sh - the Debian packages that Yishi is built and tested with, and how a fresh machine gets them
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by `run`, `tests/run` and `tests/fresh-root.sh`. This is the only list.
# shellcheck shell=bash disable=SC2034

# To build and to run the program.
build_packages=(
  gcc libc6-dev meson ninja-build pkgconf gettext
  libglib2.0-dev libsqlite3-dev libarchive-dev libxml2-dev nettle-dev libicu-dev
  libgtk-4-dev libadwaita-1-dev libgsound-dev libcanberra-pulse libnotify-dev sound-theme-freedesktop
  libpoppler-glib-dev
  libgstreamer1.0-dev libgstreamer-plugins-base1.0-dev libogg-dev libpango1.0-dev libqrencode-dev
  gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad
  adwaita-icon-theme librsvg2-common fonts-noto-cjk
  appstream shared-mime-info
)

# To test it besides: the sanitizers and the fuzzer, independent recounts in
# Python, SQLite's shell as a second opinion, small disks that fill up, the
# checks of shell and manual; screens with a window manager, what reads and works
# a window on them, and the window that a start is compared with; a sound server,
# a voice, and players that are not ours; readers of PDF and of QR codes, and
# what makes a camera’s pictures of a slip.
test_packages=(
  clang libclang-rt-14-dev python3 sqlite3 util-linux mount e2fsprogs
  shellcheck man-db groff-base mandoc zsh desktop-file-utils
  xvfb xauth xserver-xorg-core xserver-xorg-video-dummy openbox xdotool wmctrl imagemagick
  x11-utils x11-xserver-utils dbus at-spi2-core python3-gi gir1.2-atspi-2.0 locales
  libx11-dev libxdamage-dev libxtst-dev gnome-calculator python3-icalendar notification-daemon
  pulseaudio pulseaudio-utils espeak-ng ffmpeg opus-tools gstreamer1.0-tools
  poppler-utils qpdf zbar-tools python3-pil qrencode
)

# Runs apt-get as root: $@ are its arguments.
run_apt ()
{
  local as_root=()

  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
  fi

  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=600 "$@" </dev/null
}

# Prints those of the packages $@ that are not installed, one a line.
list_missing_packages ()
{
  # dpkg-query complains about names it has never heard of; they are missing too.
  dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
    awk -v wanted="$*" '
      $1 == "installed" { have[$2] = 1 }
      END { n = split (wanted, names, " "); for (i = 1; i <= n; i++) if (!have[names[i]]) print names[i] }'
}

# Installs those of the packages $@ that are missing, and says so. Does nothing,
# and quickly, if none is. Status 1 if they could not be installed.
install_packages ()
{
  local missing

  if ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian: taking it that what corresponds to these packages is installed: $*"
    return 0
  fi

  mapfile -t missing < <(list_missing_packages "$@")
  if [ "${#missing[@]}" -eq 0 ]; then
    return 0
  fi

  echo "Installing what is missing: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    echo "That needs root: become root, or install sudo, and start again." >&2
    return 1
  fi

  if ! run_apt update || ! run_apt install -y --no-install-recommends "${missing[@]}"; then
    echo "The packages could not be installed: see what apt-get said above." >&2
    return 1
  fi
}
