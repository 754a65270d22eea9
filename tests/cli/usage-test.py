#!/usr/bin/env python3
# usage-test.py - help, options and exit statuses of every command, and odd records
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: usage-test.py YISHI"""
import functools
import os
import re
import shlex
import subprocess
import sys

from cli import DATE, MATTER, NOW, run_module

WITH_JSON = {'packs', 'setting get', 'roll import', 'roll show', 'roll versions', 'meeting list', 'item list',
             'action list', 'calendar', 'holiday list', 'attend list', 'guest list', 'proxy list', 'note list',
             'ballot import', 'ballot list', 'ballot close', 'teller compare', 'result', 'tally', 'minutes',
             'minutes state', 'recordings', 'remind', 'verify', 'paper', 'answer'}
CONTRACT = ('new', 'packs', 'roll import', 'roll show', 'meeting new', 'meeting list', 'notice post', 'item add',
            'attend import', 'ballot import', 'ballot close', 'result', 'tally', 'minutes', 'paper', 'recordings',
            'verify', 'export', 'backup')


def commands(cli):
    return cli.run('--list-commands').text.splitlines()


@functools.lru_cache(maxsize=None)
def usage_of(program, command):
    """What the usage line of a command says comes after its name."""
    done = subprocess.run([program, *command.split(), '--help'], capture_output=True, check=True)
    return done.stdout.decode().split('\n')[1].split('[OPTION…]')[1]


def required(cli, command):
    """The options that the usage line of a command says must be given, with a sample value each."""
    values = {'--meeting': DATE, '--item': '1', '--on': DATE, '--from': DATE, '--date': 'filing', '--roll': '3:1',
              '--yes': '1:1', '--rule': 'ordinary', '--outcome': 'settled', '--party': 'firm', '--guest': '1', '--to': '1',
              '--kind': 'notice'}
    return {option: values.get(option, 'x')
            for option in re.findall(r'(?<= )--[a-z]+', usage_of(cli.program, command))}


def operands(cli, command):
    """How many words without a dash the usage line asks for."""
    line = re.sub(r'--[a-z]+ \S+', '', usage_of(cli.program, command))
    return len([word for word in line.split() if not word.startswith('[')])


def test_version_is_one_line(cli):
    assert re.fullmatch(r'yishi \d+\.\d+\.\d+\n', cli.run('--version').text)


def test_every_command_of_the_contract_is_there(cli):
    missing = set(CONTRACT) - set(commands(cli))
    assert not missing, missing


def test_help_lists_every_command_with_a_line(cli):
    text = cli.run('--help').text
    for command in commands(cli):
        assert re.search(rf'^  {command}  +\S.*$', text, re.M), command


def test_a_record_may_have_any_name(cli):
    for name in (':memory:', 'file:odd.yishi', 'file:odd.yishi?mode=memory', '%41?#.yishi'):
        cli.run('new', name, '--name', '样例小区')
        assert (cli.folder / name).is_file(), name
        cli.run('verify', name)
        cli.run('backup', name, f'{name}.copy')
        cli.run('verify', f'{name}.copy')


def test_help_of_a_group_lists_its_commands(cli):
    done = cli.run('roll', '--help').holds('roll import', 'roll show')
    assert 'ballot' not in done.text


def test_help_never_needs_a_record(cli):
    for command in commands(cli):
        done = cli.run(*command.split(), '--help').holds(f'yishi {command}', 'Example:')
        assert not done.errors and not os.listdir(cli.folder), done


def test_every_example_parses(cli):
    """An example is well-formed: what stops it is a missing record, never its usage."""
    for command in commands(cli):
        example = cli.run(*command.split(), '--help').text.split('Example:')[1].strip()
        words = shlex.split(example)
        assert words[0] == 'yishi' and ' '.join(words[1:]).startswith(command), example
        process = subprocess.run([cli.program, *words[1:]], cwd=cli.folder, capture_output=True, check=False,
                                 stdin=subprocess.DEVNULL)
        assert process.returncode in (0, 3), f'{example}: {process}'
        assert b'wrong usage' not in process.stderr, process


def test_an_unknown_command_is_wrong_usage(cli):
    cli.run('rol', status=2).complains('“rol”')
    cli.run('roll', status=2).complains('roll --help')
    cli.run('roll', 'imprt', 'a', 'b', status=2).complains('roll --help')
    cli.run('--verison', status=2)


def test_an_unknown_option_is_wrong_usage(cli):
    for command in commands(cli):
        cli.run(*command.split(), '--frobnicate', status=2).complains('frobnicate', f'yishi {command} --help')


def test_a_missing_option_is_named(cli):
    for command in commands(cli):
        given = required(cli, command)
        for left_out in given:
            words = [f'{option}={value}' for option, value in given.items() if option != left_out]
            cli.run(*command.split(), *['x'] * operands(cli, command), *words, status=2).complains(left_out)


def test_too_few_and_too_many_words(cli):
    for command in commands(cli):
        given = [f'{option}={value}' for option, value in required(cli, command).items()]
        n = operands(cli, command)
        if n > 0:
            cli.run(*command.split(), *['x'] * (n - 1), *given, status=2).complains('missing', f'yishi {command} ')
        if command not in ('roll merge', 'ballot issue', 'ballot deliver'):
            cli.run(*command.split(), *['x'] * 4, *given, status=2).complains('one word too many')


def test_options_may_stand_anywhere_and_twice_the_last_counts(cli):
    cli.make_record().make_meeting(MATTER)
    cli.run('item', 'list', '--meeting', '2020-01-01', cli.record, '--meeting', DATE).holds('电梯')


def test_a_name_with_a_dash_needs_two_dashes(cli):
    cli.run('new', '--name', '样例', '--', '-odd.yishi')
    assert (cli.folder / '-odd.yishi').exists()
    cli.run('verify', '--', '-odd.yishi')
    cli.run('verify', '-odd.yishi', status=2)


def test_wrong_values_are_wrong_usage(cli):
    cli.make_record().make_meeting(MATTER)
    record = cli.record
    for words in (('meeting', 'new', record, '--date', '2026-02-30'),
                  ('meeting', 'new', record, '--date', '15.12.2026'),
                  ('meeting', 'new', record, '--date', ''),
                  ('meeting', 'new', record, '--kind', 'party'),
                  ('notice', 'post', record, '--meeting', DATE, '--on', 'yesterday'),
                  ('notice', 'post', record, '--meeting', 'tomorrow', '--on', '2026-11-29'),
                  ('item', 'add', record, '--meeting', DATE, '--title', 'x', '--kind', 'dance'),
                  ('item', 'add', record, '--meeting', DATE, '--title', 'x', '--matter', 'five'),
                  ('item', 'add', record, '--meeting', DATE, '--title', 'x', '--matter', '0x5'),
                  ('item', 'add', record, '--meeting', DATE, '--title', 'x', '--matter', '0'),
                  ('item', 'add', record, '--meeting', DATE, '--title', 'x', '--scope', 'house=3'),
                  ('item', 'add', record, '--meeting', DATE, '--title', 'x', '--minutes', '-5'),
                  ('ballot', 'import', record, 'x.csv', '--meeting', DATE, '--item', '1', '--channel', 'pigeon'),
                  ('ballot', 'close', record, '--meeting', DATE, '--item', 'first'),
                  ('ballot', 'open', record, '--meeting', DATE, '--item', '1', '--until', '2026-12-32'),
                  ('outcome', record, '--meeting', DATE, '--item', '1', '--outcome', 'great'),
                  ('result', record, '--meeting', DATE, '--item', '1', '--language', 'fr'),
                  ('count', record, '--meeting', DATE, '--item', '1'),
                  ('count', record, '--meeting', DATE, '--item', '1', '--yes', 'many'),
                  ('count', record, '--meeting', DATE, '--item', '1', '--option', '满意'),
                  ('setting', 'get', record, 'colour'),
                  ('setting', 'set', record, 'colour', 'red'),
                  ('verify', record, '--head', 'beef'),
                  ('new', 'b.yishi', '--name', ' ')):
        before = cli.head()
        cli.run(*words, status=2).complains('wrong usage')
        assert cli.head() == before, words


def test_what_does_not_exist_is_refused(cli):
    cli.make_record().make_meeting(MATTER)
    for words in (('item', 'list', cli.record, '--meeting', '2020-01-01'),
                  ('result', cli.record, '--meeting', DATE, '--item', '0'),
                  ('result', cli.record, '--meeting', DATE, '--item', '2'),
                  ('result', cli.record, '--meeting', DATE, '--item', '1'),
                  ('result', cli.record, '--meeting', f'{DATE}/committee', '--item', '1'),
                  ('ballot', 'close', cli.record, '--meeting', DATE, '--item', '99'),
                  ('packs', 'atlantis'),
                  ('new', 'b.yishi', '--name', 'x', '--pack', 'atlantis'),
                  ('tally', '--rule', 'whim', '--roll', '3:3', '--yes', '2:2'),
                  ('roll', 'show', cli.record, '--roll-version', '7'),
                  ('roll', 'remove', cli.record, '9-9-9', '--reason', 'x')):
        before = cli.head()
        cli.run(*words, status=3)
        assert cli.head() == before, words
    assert not (cli.folder / 'b.yishi').exists()


def commands_on_records(cli, record):
    """Every command that opens a record, well-formed."""
    for command in commands(cli):
        given = [f'{option}={value}' for option, value in required(cli, command).items()]
        n = operands(cli, command)
        given += ['--yes=1'] if command == 'count' else []
        if command not in ('new', 'packs', 'sample', 'tally'):
            yield command, (*command.split(), record, *['members'] * (n - 1), *given)


def test_a_missing_record_is_refused(cli):
    cli.write('members', 'unit,choice\n1-1-101,yes\n')
    for command, words in commands_on_records(cli, 'nowhere.yishi'):
        cli.run(*words, status=3).complains('nowhere.yishi')
    assert os.listdir(cli.folder) == ['members']


def test_other_files_are_no_records(cli):
    cli.write('members', 'unit,choice\n1-1-101,yes\n')
    (cli.folder / 'folder.yishi').mkdir()
    odd = {'text.yishi': b'This is no record.\n' * 300, 'empty.yishi': b'', 'short.yishi': b'SQLite format 3\0'}
    for name, content in odd.items():
        cli.write(name, content)
        for command, words in commands_on_records(cli, name):
            done = cli.run(*words, status=3).complains(name)
            assert (cli.folder / name).read_bytes() == content, done
    for command, words in commands_on_records(cli, 'folder.yishi'):
        cli.run(*words, status=3)


def test_another_database_is_no_record(cli):
    script = 'import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute("create table t(a)"); d.commit()'
    subprocess.run([sys.executable, '-c', script, cli.folder / 'other.yishi'], check=True)
    before = (cli.folder / 'other.yishi').read_bytes()
    for words in (('verify', 'other.yishi'), ('meeting', 'new', 'other.yishi'), ('roll', 'show', 'other.yishi')):
        cli.run(*words, status=3)
    assert (cli.folder / 'other.yishi').read_bytes() == before


def test_a_newer_record_is_left_alone(cli):
    cli.make_record()
    script = 'import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute("pragma user_version=9999"); d.commit()'
    subprocess.run([sys.executable, '-c', script, cli.folder / cli.record], check=True)
    before = (cli.folder / cli.record).read_bytes()
    for words in (('verify', cli.record), ('meeting', 'new', cli.record), ('roll', 'show', cli.record)):
        cli.run(*words, status=3).complains('newer')
    assert (cli.folder / cli.record).read_bytes() == before


def test_json_is_one_document_whatever_happens(cli):
    cli.make_record().make_meeting(MATTER)
    for command in commands(cli):
        given = [f'{option}={value}' for option, value in required(cli, command).items()]
        words = (*command.split(), *['nowhere.yishi'] * operands(cli, command), *given, '--json')
        if command not in WITH_JSON:
            assert not cli.run(*words, status=2).text
        elif command not in ('packs', 'tally'):
            # Without a record, remind lists what is due in those that are known.
            is_whole = command == 'remind'
            if not is_whole:
                assert isinstance(cli.run(*words, status=3).json, dict)
            assert isinstance(cli.run(*command.split(), '--json', status=0 if is_whole else 2).json, dict)


def test_a_reader_that_goes_away_is_no_failure(cli):
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run([cli.program, 'packs', '--json'], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert process.returncode == 0 and not process.stderr, process


def test_a_full_disk_behind_the_output_is_a_failure(cli):
    with open('/dev/full', 'wb') as full:
        process = subprocess.run([cli.program, 'packs'], stdout=full, stderr=subprocess.PIPE, check=False)
    assert process.returncode == 4 and process.stderr.startswith(b'yishi: '), process


def test_text_is_utf8_in_every_locale(cli):
    cli.make_record()
    wanted = cli.run('roll', 'show', cli.record, '--units').text
    assert '样例甲' in wanted
    for locale in ('C', 'POSIX', 'C.UTF-8', 'no_SUCH.locale'):
        done = cli.run('roll', 'show', cli.record, '--units', env={'LC_ALL': locale})
        assert '样例甲' in done.text, f'{locale}\n{done}'
        cli.run('new', f'{locale}.yishi', '--name', '新样例小区', env={'LC_ALL': locale})
        assert '新样例小区' in cli.run('setting', 'get', f'{locale}.yishi', 'name').text, locale


def test_a_wrong_clock_is_wrong_usage(cli):
    cli.run('new', cli.record, '--name', '样例', now='half past nine', status=2).complains('half past nine')
    assert not (cli.folder / cli.record).exists()


def test_nothing_needs_a_display(cli):
    empty = {name: '' for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR',
                                   'HOME')}
    cli.run('new', cli.record, '--name', '样例', env=empty)
    cli.run('verify', cli.record, env=empty)
    libraries = subprocess.run(['ldd', cli.program], capture_output=True, text=True, check=True).stdout
    # Debian's Cairo is linked with libX11, which it does not call unless it is given a display.
    needed = subprocess.run(['readelf', '-d', cli.program], capture_output=True, text=True, check=True).stdout
    assert not re.search(r'lib(gtk|gdk|adwaita|pulse|gst)', libraries), libraries
    assert 'NEEDED' in needed and 'libX11' not in needed, needed


def test_a_record_is_private(cli):
    cli.make_record()
    assert (cli.folder / cli.record).stat().st_mode & 0o777 == 0o600


def test_a_record_is_never_overwritten(cli):
    cli.make_record()
    before = cli.head()
    cli.run('new', cli.record, '--name', '别的小区', status=3).complains(cli.record)
    cli.write('file', 'precious')
    cli.run('new', 'file', '--name', '别的小区', status=3)
    assert cli.head() == before and (cli.folder / 'file').read_text() == 'precious'


def test_the_clock_can_be_set(cli):
    cli.make_record()
    for now, day in (('2026-12-14T23:59:00+08:00', '2026-12-15'), ('2027-01-15T00:00:00+08:00', '2027-01-15'),
                     ('2027-01-16T00:00:00+08:00', '2027-02-15'), ('2027-12-31T10:00:00+08:00', '2028-01-15')):
        cli.run('meeting', 'new', cli.record, now=now).holds(day)
    dates = [meeting['date'] for meeting in cli.run('meeting', 'list', cli.record, '--json').json['meetings']]
    assert dates == ['2026-12-15', '2027-01-15', '2027-02-15', '2028-01-15']
    versions = cli.run('roll', 'versions', cli.record, '--json').json['versions']
    assert versions[0]['at'].startswith(NOW[:16]) and versions[0]['at'].endswith('+08:00'), versions


def test_settings_are_kept(cli):
    cli.make_record()
    cli.run('setting', 'set', cli.record, 'members', '7')
    cli.run('setting', 'set', cli.record, 'silence-clause', '议事规则第十二条')
    assert cli.run('setting', 'get', cli.record, 'members').text == '7\n'
    settings = cli.run('setting', 'get', cli.record, '--json').json
    assert settings['silence-clause'] == '议事规则第十二条' and settings['pack'] == 'national'
    cli.run('setting', 'set', cli.record, 'silence-clause', '')
    assert cli.run('setting', 'get', cli.record, 'silence-clause').text == '\n'
    cli.run('setting', 'set', cli.record, 'pack', 'atlantis', status=3)
    cli.run('setting', 'set', cli.record, 'members', 'seven', status=3)


def test_packs_say_their_articles(cli):
    packs = {pack['id']: pack for pack in cli.run('packs', '--json').json['packs']}
    assert {'national', 'hangzhou-2021', 'zhejiang-2009', 'regulation-2018'} <= set(packs)
    rules = {rule['id']: rule for rule in packs['national']['rules']}
    assert '第二百七十八条' in rules['ordinary']['article'] and rules['ordinary']['approval']['more_than']
    assert rules['special']['approval'] == {'numerator': 3, 'denominator': 4, 'more_than': False}
    assert len(packs['national']['matters']) == 9
    cli.run('packs').holds('national', 'ordinary', 'special', '第二百七十八条')
    cli.run('packs', 'national', '--language', 'zh_CN').holds('过半数')


if __name__ == '__main__':
    run_module(sys.modules[__name__])
