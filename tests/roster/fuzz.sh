#!/usr/bin/env bash
# fuzz.sh - fuzzes the readers of CSV and XLSX files under clang's sanitizers
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: tests/roster/fuzz.sh [SECONDS [BUILD-DIR]]
# Each target runs for SECONDS (30) from the sample rosters; what it learned stays
# in BUILD-DIR (_build-fuzz). Prints TAP; a finding's input lies in
# BUILD-DIR/findings, and is printed in base64, so that it can be tried elsewhere:
# base64 -d >INPUT; BUILD-DIR/fuzz-csv INPUT.
set -u -o pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

seconds=${1:-30}
build=${2:-_build-fuzz}
packages='gio-2.0 libarchive libxml-2.0 nettle'

mkdir -p "$build/findings" "$build/corpus-csv" "$build/corpus-xlsx"

# Compiles sources that are newer than their object files: $1 is the folder of
# the objects, the rest sources.
compile ()
{
  local objects=$1 source object stale=()

  shift
  mkdir -p "$objects"
  for source in "$@"; do
    object=$objects/$(basename "$source" .c).o
    if [ ! "$object" -nt "$source" ] || [ ! "$object" -nt "$build/newest-header" ]; then
      stale+=("$source" "$object")
    fi
  done
  [ ${#stale[@]} -eq 0 ] && return

  # shellcheck disable=SC2016,SC2046,SC2086
  printf '%s\0' "${stale[@]}" | xargs -0 -n 2 -P "$(nproc)" sh -c 'source=$1 object=$2
      clang -g -O1 -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
        -fno-sanitize-recover=undefined -D_GNU_SOURCE -DG_LOG_DOMAIN=\"yishi-fuzz\" \
        -I"$BUILD" -Iapp/core -Iapp/roster -Itests/roster $FLAGS -c "$source" -o "$object"' compile
}

build_targets ()
{
  export BUILD=$build FLAGS
  # shellcheck disable=SC2086
  FLAGS=$(pkg-config --cflags $packages) || return

  printf '#define PACKAGE_VERSION "0"\n#define GETTEXT_PACKAGE "yishi"\n' >"$build/config.h.new"
  cmp -s "$build/config.h.new" "$build/config.h" || cp "$build/config.h.new" "$build/config.h"
  if [ ! -e "$build/newest-header" ] ||
     find app/core app/roster tests/roster -name '*.h' -newer "$build/newest-header" | grep -q .; then
    touch "$build/newest-header"
  fi

  # An archive, so that only what the readers need of core is linked.
  compile "$build/objects-core" app/core/*.c &&
    rm -f "$build/core.a" && ar rcs "$build/core.a" "$build/objects-core"/*.o &&
    compile "$build/objects" app/roster/*.c tests/roster/fuzz-check.c || return
  for target in csv xlsx; do
    compile "$build/objects-$target" "tests/roster/fuzz-$target.c" || return
    # shellcheck disable=SC2046,SC2086
    clang -g -fsanitize=fuzzer,address,undefined "$build/objects-$target"/*.o "$build/objects"/*.o \
      "$build/core.a" $(pkg-config --libs $packages) -o "$build/fuzz-$target" || return
  done
}

# Writes the samples as inputs: the first byte is the mode, as the targets read it.
make_corpus ()
{
  local file part

  for file in tests/fixtures/rosters/*.csv; do
    { printf '\0'; head -c 1500 "$file" | sed '$d'; } >"$build/corpus-csv/$(basename "$file")"
  done
  printf '\0楼栋,单元,房号,业主,共有人,面积,电话,身份证号,车位,车位面积,状态,备注\n1幢,2,301,"甲某\n乙某",丙,"1,234.50",13800000001/2,,B1,12.5、13,未售,\n,,302,丁,,8,,1.1E+17,,,,\n合计,,,,,9,,,,,,\n' \
    >"$build/corpus-csv/all-columns"
  printf '\0sep=;\na;"b""c"\r\n3幢2单元501室;x\r' >"$build/corpus-csv/separators"
  printf '\0' | cat - tests/fixtures/rosters/jiahe-garden.csv | head -c 900 | iconv -c -f UTF-8 -t UTF-16LE |
    tail -c +2 >"$build/corpus-csv/utf-16"

  for part in '\0<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>房号</t></r><rPh><t>x</t></rPh></is></c><c r="B1" t="str"><f>A</f><v>业主</v></c><c t="b"><v>1</v></c></row><row><c><v>1.5E3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>' \
    '\1<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData></worksheet>\0<sst><si><t>房号</t></si><si><r><t>业_x000A_主</t></r></si></sst>' \
    '\2<sst><si><t>房号</t></si><si><t>业主</t></si><si><t>面积</t></si><si><t>3-501</t></si><si><t>甲</t></si></sst>' \
    '\3<workbook xmlns:r="a"><sheets><sheet name="a" state="hidden" r:id="r1"/></sheets></workbook>\0<Relationships><Relationship Id="r1" Type="a/worksheet" Target="../xl/sheet.xml"/></Relationships>' \
    '\4<Relationships><Relationship Type="a/officeDocument" Target="/xl/workbook.xml"/></Relationships>' \
    '\0<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'; do
    # The escapes are printf's: the mode, and the zero byte between two parts.
    # shellcheck disable=SC2059
    printf "${part//%/%%}" >"$build/corpus-xlsx/seed-$(printf '%s' "$part" | cksum | cut -d' ' -f1)"
  done
  python3 - "$build/corpus-xlsx/workbook" <<'END'
import io, sys, zipfile
relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
parts = {
    '_rels/.rels': f'<a><Relationship Type="{relations}/officeDocument" Target="w.xml"/></a>',
    'w.xml': f'<w xmlns:r="{relations}"><sheet name="a" r:id="x"/></w>',
    '_rels/w.xml.rels': f'<a><Relationship Id="x" Type="{relations}/worksheet" Target="s.xml"/></a>',
    's.xml': '<s><sheetData><row><c t="str"><v>房号</v></c><c t="str"><v>业主</v></c></row></sheetData></s>',
}
packed = io.BytesIO()
with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED) as archive:
    for name, text in parts.items():
        archive.writestr(name, text)
with open(sys.argv[1], 'wb') as file:
    file.write(b'\5' + packed.getvalue())
END
}

# Prints the inputs that the run of a target found: $1 is its log.
print_findings ()
{
  local finding

  sed -n 's/^.*Test unit written to //p' "$1" | sort -u | while IFS= read -r finding; do
    [ -f "$finding" ] || continue
    printf '# %s (base64):\n' "$finding"
    base64 -w 76 "$finding" | sed 's/^/# /'
  done
}

# Runs one target and prints its line of TAP: $1 is its number, $2 its name.
run_target ()
{
  local log=$build/fuzz-$2.log status=0 runs

  ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=tests/lsan.supp UBSAN_OPTIONS=print_stacktrace=1 \
    "$build/fuzz-$2" -max_total_time="$seconds" -rss_limit_mb=512 -timeout=10 -max_len=8192 \
    -print_final_stats=1 -artifact_prefix="$build/findings/$2-" "$build/corpus-$2" >"$log" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")

  if [ "$status" -eq 0 ] && [ "${runs:-0}" -gt 0 ]; then
    printf '# fuzz-%s: %s runs in %s s, no finding\nok %s - fuzz-%s\n' "$2" "$runs" "$seconds" "$1" "$2"
  else
    tail -n 60 "$log" | sed 's/^/# /'
    print_findings "$log"
    printf 'not ok %s - fuzz-%s\n' "$1" "$2"
    return 1
  fi
}

echo '1..2'
if ! build_targets; then
  printf 'not ok 1 - fuzz-csv\n# it does not build\nnot ok 2 - fuzz-xlsx\n'
  exit 1
fi
make_corpus
failed=0
# Side by side: each takes its time on one core.
run_target 1 csv >"$build/csv.tap" &
csv=$!
run_target 2 xlsx >"$build/xlsx.tap" || failed=1
wait "$csv" || failed=1
cat "$build/csv.tap" "$build/xlsx.tap"
exit "$failed"
