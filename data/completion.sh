# completion.sh - what the shells complete, for bash and zsh alike
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The same stands in `yishi --help`; tests/static compares them. Meson puts this
# into a file for each shell.
# shellcheck shell=bash

# The words with which a command begins.
_yishi_first_words ()
{
  echo new packs setting roll meeting notice item outcome attend proxy \
       ballot teller count result tally verify export backup
}

# The second words of the commands that begin with $1, nothing if there are none.
_yishi_second_words ()
{
  case $1 in
    setting) echo get set ;;
    roll) echo import show merge remove versions ;;
    meeting) echo new list start close ;;
    notice) echo post ;;
    item) echo add list ;;
    attend) echo import list ;;
    proxy) echo add list ;;
    ballot) echo open issue deliver import enter void list close ;;
    teller) echo import compare adopt ;;
  esac
}

# The options of the command $1, but --help.
_yishi_options ()
{
  case $1 in
    new) echo --name --pack ;;
    packs) echo --json --language ;;
    'setting get') echo --json ;;
    'roll import') echo --dry-run --json --skip-bad ;;
    'roll show') echo --json --possible --units ;;
    'roll merge') echo --reason ;;
    'roll remove') echo --reason ;;
    'roll versions') echo --json ;;
    'meeting new') echo --date --kind --place --title ;;
    'meeting list') echo --json ;;
    'meeting start') echo --meeting ;;
    'meeting close') echo --meeting ;;
    'notice post') echo --meeting --on --where ;;
    'item add') echo --kind --matter --meeting --minutes --presenter --scope --title ;;
    'item list') echo --json --meeting ;;
    outcome) echo --is --item --meeting ;;
    'attend import') echo --meeting ;;
    'attend list') echo --json --meeting ;;
    'proxy add') echo --agent --meeting --principal ;;
    'proxy list') echo --json --meeting ;;
    'ballot open') echo --from --item --meeting --until ;;
    'ballot issue') echo --item --meeting ;;
    'ballot deliver') echo --evidence --item --meeting --on ;;
    'ballot import') echo --channel --item --meeting ;;
    'ballot enter') echo --channel --item --meeting ;;
    'ballot void') echo --choice --item --meeting --reason --unit ;;
    'ballot list') echo --item --json --meeting ;;
    'ballot close') echo --item --meeting ;;
    'teller import') echo --item --meeting --teller ;;
    'teller compare') echo --item --json --meeting ;;
    'teller adopt') echo --item --meeting ;;
    count) echo --item --meeting ;;
    result) echo --item --json --meeting ;;
    tally) echo --abstain --json --no --roll --rule --yes ;;
    verify) echo --head --json ;;
    export) echo --meeting --output ;;
  esac
}

# What follows the option $2 of the command $1: words, or @file, @folder,
# @record, @text; nothing if $2 takes no value.
_yishi_value ()
{
  case $2 in
    --pack) echo general hangzhou-2021 national regulation-2018 weifang zhejiang-2009 zhoushan-2021 ;;
    --channel) echo paper onsite sweep portal ;;
    --language) echo zh_CN en ;;
    --matter) echo 1 2 3 4 5 6 7 8 9 ;;
    --kind)
      case $1 in
        'meeting new') echo deliberation assembly committee ;;
        *) echo report discussion straw matter election committee rating wish project activity ;;
      esac ;;
    --output) echo @folder ;;
    --encoding) echo UTF-8 UTF-16LE UTF-16BE GB18030 ;;
    --dry-run | --skip-bad | --units | --contacts | --possible | --undo | --staff | --json | --help) ;;
    --*) echo @text ;;
  esac
}

# What operand $2 (from 0) of the command $1 is, in the same words.
_yishi_operand ()
{
  case "$1 $2" in
    'packs 0') echo general hangzhou-2021 national regulation-2018 weifang zhejiang-2009 zhoushan-2021 ;;
    'tally '*) echo @text ;;
    *' 0') echo @record ;;
    'setting '*' 1') echo name pack silence-clause members language ;;
    'roll import 1' | 'attend import 1' | 'ballot import 1' | 'teller import 1' | 'backup 1') echo @file ;;
    *) echo @text ;;
  esac
}
