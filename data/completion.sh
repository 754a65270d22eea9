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
  echo new sample packs setting roll meeting notice item outcome action calendar deadline remind holiday attend \
       guest proxy note statement thanks ballot teller count result tally minutes paper answer recordings verify \
       export backup handover
}

# The second words of the commands that begin with $1, nothing if there are none.
_yishi_second_words ()
{
  case $1 in
    setting) echo get set ;;
    roll) echo import show merge remove versions ;;
    meeting) echo new list change carry start close ;;
    notice) echo post ;;
    item) echo add list change move remove withdraw ;;
    action) echo list 'done' ;;
    deadline) echo 'done' ;;
    holiday) echo add list remove ;;
    attend) echo import list ;;
    guest) echo add leave list ;;
    proxy) echo add list ;;
    note) echo add list ;;
    thanks) echo add list change remove ;;
    statement) echo set ;;
    ballot) echo open issue deliver import enter void list close ;;
    teller) echo import compare adopt ;;
    minutes) echo state approve sign seal reopen addendum ;;
  esac
}

# The command that begins with the words $1 and $2: the latter may be a record already.
_yishi_command ()
{
  case " $(_yishi_second_words "$1") " in
    *" ${2:-/} "*) echo "$1 $2" ;;
    *) echo "$1" ;;
  esac
}

# The options of the command $1, but --help.
_yishi_options ()
{
  case $1 in
    new) echo --name --pack ;;
    packs) echo --language --json ;;
    'setting get') echo --json ;;
    'roll import') echo --dry-run --skip-bad --encoding --sheet --header-row --column --json ;;
    'roll show') echo --units --contacts --possible --roll-version --json ;;
    'roll merge') echo --reason --undo ;;
    'roll remove') echo --reason ;;
    'roll versions') echo --json ;;
    'meeting new') echo --date --kind --place --title ;;
    'meeting list') echo --json ;;
    'meeting change') echo --meeting --date --time --place --title --chair --secretary ;;
    'meeting carry') echo --meeting --date ;;
    'meeting start') echo --meeting ;;
    'meeting close') echo --meeting ;;
    'notice post') echo --meeting --on --where ;;
    'item add')
      echo --meeting --title --kind --matter --rule --scope --minutes \
           --presenter --candidate --seats --agreed --statutory-min --mask-names --part-of ;;
    'item list') echo --meeting --json ;;
    'item change')
      echo --meeting --item --title --kind --matter --rule --scope --minutes \
           --presenter --candidate --seats --agreed --statutory-min --mask-names ;;
    'item move') echo --meeting --item --to --part-of ;;
    'item remove') echo --meeting --item ;;
    'item withdraw') echo --meeting --item --reason --undo ;;
    outcome) echo --meeting --item --outcome --text --responsible --due ;;
    'action list') echo --before --json ;;
    'action done') echo --meeting --item --on --note --undo ;;
    calendar) echo --meeting --ics --all --json ;;
    'deadline done') echo --meeting --date --on --undo ;;
    remind) echo --list --json ;;
    'holiday add') echo --from --until --name --work ;;
    'holiday list') echo --json ;;
    'holiday remove') echo --on ;;
    'attend import') echo --meeting ;;
    'attend list') echo --meeting --json ;;
    'guest add') echo --meeting --name --party --organisation --arrived ;;
    'guest leave') echo --meeting --guest --time ;;
    'guest list') echo --meeting --json ;;
    'proxy add')
      echo --meeting --principal --agent --agent-unit --staff \
           --from --until --items --instruction ;;
    'proxy list') echo --meeting --json ;;
    'note add') echo --meeting --item --text ;;
    'note list') echo --meeting --json ;;
    'statement set') echo --meeting --item --party --position --text --due ;;
    'thanks add') echo --meeting --donor --gift --purpose --named ;;
    'thanks list') echo --meeting --json ;;
    'thanks change') echo --meeting --number --donor --gift --purpose --named ;;
    'thanks remove') echo --meeting --number ;;
    'ballot open') echo --meeting --item --from --until ;;
    'ballot issue') echo --meeting --item --channel ;;
    'ballot deliver') echo --meeting --item --on --evidence ;;
    'ballot import') echo --meeting --item --channel --teller --skip-bad --json ;;
    'ballot enter') echo --meeting --item --channel --teller ;;
    'ballot void') echo --meeting --item --unit --reason --choice --channel --teller ;;
    'ballot list') echo --meeting --item --json ;;
    'ballot close') echo --meeting --item --language --json ;;
    'teller import') echo --meeting --item --teller ;;
    'teller compare') echo --meeting --item --json ;;
    'teller adopt') echo --meeting --item --channel ;;
    count)
      echo --meeting --item --present --members --yes --no \
           --abstain --option --casting --language ;;
    result) echo --meeting --item --language --json ;;
    tally)
      echo --rule --pack --roll --yes --no --abstain --follow \
           --blank --invalid --silent --present --language --json ;;
    minutes) echo --meeting --output --public --addendum --language --json ;;
    'minutes state') echo --meeting --json ;;
    'minutes approve') echo --meeting --by --on --time ;;
    'minutes sign') echo --meeting --chair --secretary --supervisor --place --on --time ;;
    'minutes seal') echo --meeting ;;
    'minutes reopen') echo --meeting --reason ;;
    'minutes addendum') echo --meeting --text --reason --by ;;
    paper) echo --meeting --kind --output --item --unit --size --per-page --answers --issuer --language --json ;;
    answer) echo --unit --output --language --json ;;
    recordings) echo --meeting --json ;;
    verify) echo --head --seal --pdf --json ;;
    export) echo --meeting --output ;;
    handover) echo --output --paper --without-papers ;;
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
        paper) echo notice ballots slips signin proxy delivery count result filing ;;
        *) echo report discussion straw matter election committee rating wish project activity ;;
      esac ;;
    --outcome) echo settled person escalated owners none ;;
    --party) echo community branch committee firm grid social other guest ;;
    --size) echo a4 a3 ;;
    --per-page) echo 1 2 4 ;;
    --position) echo agree promise reserve oppose ;;
    --casting | --named) echo yes no ;;
    --choice) echo yes no abstain follow blank invalid ;;
    --output)
      case $1 in
        minutes | paper | answer | handover) echo @file ;;
        *) echo @folder ;;
      esac ;;
    --pdf | --paper | --ics) echo @file ;;
    --date)
      case $1 in
        'deadline done') echo candidates result publication first-meeting handover filing re-election ;;
        *) echo @text ;;
      esac ;;
    --encoding) echo UTF-8 UTF-16LE UTF-16BE GB18030 ;;
    --dry-run | --skip-bad | --units | --contacts | --possible | --undo | --staff | --all | --list | --work | --public | --without-papers | --json | --help) ;;
    --*) echo @text ;;
  esac
}

# What operand $2 (from 0) of the command $1 is, in the same words.
_yishi_operand ()
{
  case "$1 $2" in
    'packs 0') _yishi_value packs --pack ;;
    'tally '*) echo @text ;;
    *' 0') echo @record ;;
    'setting '*' 1') echo name pack silence-clause members language ;;
    'roll import 1' | 'attend import 1' | 'ballot import 1' | 'teller import 1' | 'backup 1') echo @file ;;
    *) echo @text ;;
  esac
}
