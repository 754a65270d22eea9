"""cli.py - runs the program on sample records, for the tests of the command line

SPDX-License-Identifier: GPL-3.0-or-later

Every test gets a folder and a record of its own. The rolls are made up: owners
are called 样例甲, 样例乙 …, phones begin with 000.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'static'))

NOW = '2026-11-20T09:00:00+08:00'
DATE = '2026-12-15'
ROSTER_HEADER = '楼栋,单元,房号,业主姓名,建筑面积,联系电话,房屋状态'
SMALL_ROSTER = '''楼栋,单元,房号,业主姓名,建筑面积,联系电话,房屋状态
1,1,101,样例甲,100.00,00000000001,
1,1,102,样例乙、样例丙,90.50,00000000002,
1,1,103,样例丁,109.50,00000000003,
1,2,101,样例丁,80.00,00000000003,
2,1,101,样例戊,120.00,00000000004,
2,1,102,样例己,100.00,00000000005,
'''


class Done:
    """What a run of the program gave back."""

    def __init__(self, words, process):
        self.words = words
        self.status = process.returncode
        self.raw = process.stdout
        self.text = process.stdout.decode('utf-8')
        self.errors = process.stderr.decode('utf-8')

    def __str__(self):
        return f'yishi {" ".join(self.words)}\nstatus {self.status}\nstdout: {self.text}\nstderr: {self.errors}'

    @property
    def json(self):
        """The one document on standard output."""
        return json.loads(self.text)

    def holds(self, *texts):
        """Asserts that each text stands on standard output."""
        for text in texts:
            assert text in self.text, f'“{text}” is missing\n{self}'
        return self

    def complains(self, *texts):
        """Asserts that there is one error in the house's form, with these texts in it."""
        lines = self.errors.splitlines()
        assert lines and all(line.startswith('yishi: ') for line in lines), self
        for text in texts:
            assert text in self.errors, f'“{text}” is missing\n{self}'
        return self


class Cli:
    """The program, with a folder of its own to work in."""

    def __init__(self, program, folder):
        self.program = str(pathlib.Path(program).resolve())
        self.folder = pathlib.Path(folder)
        self.record = 'sample.yishi'
        self.now = NOW

    def run_any(self, *words, stdin=b'', now=None, env=None):
        """Runs a command, whatever it comes to."""
        words = [str(word) for word in words]
        environment = dict(os.environ, YISHI_NOW=now or self.now, **(env or {}))
        process = subprocess.run([self.program, *words], cwd=self.folder, env=environment, check=False,
                                 input=stdin.encode() if isinstance(stdin, str) else stdin,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return Done(words, process)

    def run(self, *words, status=0, **options):
        """Runs a command and asserts its exit status, and that a failure is explained."""
        done = self.run_any(*words, **options)
        assert done.status == status, f'status {status} was wanted\n{done}'
        if status >= 2 and done.words[:2] != ['ballot', 'enter']:
            done.complains()
        return done

    def write(self, name, text, encoding='utf-8'):
        """Writes a file into the folder and gives its name back."""
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return name

    def head(self):
        return self.run('verify', self.record, '--json').json['head']

    def make_record(self, roster=SMALL_ROSTER, pack='national'):
        """A record, with a roll unless roster is None."""
        self.run('new', self.record, '--name', '样例小区', '--pack', pack)
        if roster is not None:
            self.run('roll', 'import', self.record, self.write('roster.csv', roster))
        return self

    def make_meeting(self, *items, posted='2026-11-29', date=DATE):
        """A meeting with the items (words of `item add`), posted in time unless told."""
        self.run('meeting', 'new', self.record, '--date', date)
        for words in items:
            self.run('item', 'add', self.record, '--meeting', date, *words)
        if posted:
            self.run('notice', 'post', self.record, '--meeting', date, '--on', posted, now='2026-11-30T08:00:00+08:00')
        return self

    def on_item(self, *command, item=1, date=DATE, **options):
        """Runs a command on an item: the words before None come first, those after it last."""
        split = command.index(None) if None in command else len(command)
        return self.run(*command[:split], self.record, '--meeting', date, '--item', item, *command[split + 1:],
                        **options)

    def vote(self, ballots, item=1, close=True, **options):
        """Imports ballots {unit: choice}, closes, and gives the result."""
        lines = ['unit,choice'] + [f'{unit},{choice}' for unit, choice in ballots.items()]
        name = self.write('ballots.csv', '\n'.join(lines) + '\n')
        self.on_item('ballot', 'import', None, name, item=item, **options)
        if close:
            self.on_item('ballot', 'close', item=item, **options)
        return self.on_item('result', None, '--json', item=item).json


MATTER = ('--kind', 'matter', '--matter', '5', '--title', '使用维修资金更换电梯')
SPECIAL = ('--kind', 'matter', '--matter', '8', '--title', '利用共有绿地增设停车位')
STRAW = ('--kind', 'straw', '--title', '春节联欢放在哪一天')


def roster_of(units):
    """A roster in which every unit (name, area) has an owner of its own."""
    lines = [ROSTER_HEADER]
    for number, (unit, area) in enumerate(units):
        building, stair, room = unit.split('-')
        lines.append(f'{building},{stair},{room},样例{number:05},{area},000{number:08},')
    return '\n'.join(lines) + '\n'


def counts(result, *names):
    """(heads, area) of each named part of a result."""
    return [(result[name]['heads'], result[name]['area']) for name in names]


def run_module(module):
    """Runs the functions test_… of a module, each in its own folder, and prints TAP."""
    import tap
    program = sys.argv[1]

    def make_case(function):
        def case():
            with tempfile.TemporaryDirectory(prefix='yishi-cli-') as folder:
                return function(Cli(program, folder))
        return case

    tap.run_cases([(name, make_case(function)) for name, function in tap.cases_of(module)])
