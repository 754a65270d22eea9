#!/usr/bin/env python3
# paper-kinds-test.py - notice, ballots, lists, forms and result as PDF: what they say, and to whom
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: paper-kinds-test.py YISHI"""
import hashlib
import json
import re
import subprocess
import sys
import time

from cli import DATE, MATTER, SPECIAL, STRAW, run_module

AT = ('--meeting', DATE)
KINDS = ('notice', 'ballots', 'slips', 'signin', 'proxy', 'delivery', 'count', 'result', 'filing')
ELECTION = ('--kind', 'election', '--title', '选举业主委员会委员', '--seats', '2', '--agreed', '5',
            '--candidate', '样例甲', '--candidate', '样例戊', '--candidate', '样例己')
LIFT = ('--kind', 'matter', '--matter', '7', '--scope', 'building=2', '--title', '二幢加装电梯')
# Owners whose names, phones and ID numbers are like those of people, though nobody has them.
PRIVATE_ROSTER = '''楼栋,单元,房号,业主姓名,建筑面积,联系电话,身份证号
1,1,101,欧阳样式,100.00,00011110001,000000190001010001
1,1,102,司徒样品、诸葛样张,90.50,00011110002,
1,2,101,上官样本,109.50,00011110003,000000190001010003
2,1,101,夏侯样版,120.00,00011110004,
2,1,102,尉迟样书,100.00,00011110005,000000190001010005
'''


def tool(*words):
    found = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert found.returncode == 0, (words, found.stderr)
    return found.stdout


def squeeze(text):
    return re.sub(r'\s', '', text)


def make(cli, kind, *options, name=None, **more):
    return cli.run('paper', cli.record, *AT, '--kind', kind, '--output', name or f'{kind}.pdf', *options, '--json', **more).json


def read(cli, kind):
    """The text of a paper without blanks, in which lines may be broken anywhere."""
    return squeeze(tool('pdftotext', '-raw', cli.folder / f'{kind}.pdf', '-'))


def pages(cli, kind):
    return tool('pdftotext', '-layout', cli.folder / f'{kind}.pdf', '-').split('\f')[:-1]


def codes(cli, kind, page=1, resolution=150):
    """What a reader of codes finds on a page."""
    picture = cli.folder / 'page'
    tool('pdftoppm', '-r', resolution, '-gray', '-f', page, '-l', page, '-singlefile', cli.folder / f'{kind}.pdf', picture)
    return sorted(tool('zbarimg', '-q', '--raw', picture.with_suffix('.pgm')).split())


def check_of(text):
    """The check of a slip, as its head describes it."""
    bits = int(hashlib.sha256(text.encode()).hexdigest()[:5], 16)
    return ''.join('0123456789ABCDEFGHJKMNPQRSTVWXYZ'[bits >> 15 - 5 * i & 31] for i in range(4))


def prepare(cli, *items, roster=None):
    cli.make_record(roster) if roster else cli.make_record()
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    cli.make_meeting(*(items or (MATTER, SPECIAL, STRAW)))
    cli.run('meeting', 'change', cli.record, *AT, '--place', '示例活动室', '--time', '19:00')


def decide(cli):
    cli.vote({'1-1-101': 'yes', '1-1-102': 'yes', '1-1-103': 'no', '1-2-101': 'no', '2-1-101': 'yes', '2-1-102': 'yes'})


def test_the_notice_says_what_the_law_asks(cli):
    prepare(cli, MATTER, SPECIAL, STRAW, LIFT)
    made = make(cli, 'notice')
    text = read(cli, 'notice')
    for words in ('关于召开样例小区居民议事日会议的公告', '全体业主：', '2026年12月15日（星期二）19:00在示例活动室', '使用维修资金更换电梯',
                  '利用共有绿地增设停车位', '春节联欢放在哪一天', '民意征询', '一般事项（双过半），《民法典》第二百七十八条第二款',
                  '特别事项（双四分之三）', '三分之二以上的业主', '四分之三以上的业主', '二幢加装电梯（表决范围：2幢）', '不晚于2026年11月30日',
                  '15日前', '《物业管理条例》第十四条', '2026年11月29日', '录音', '《民法典》第一百六十五条', '样例小区业主委员会', '不作表决'):
        assert squeeze(words) in text, (words, text)
    assert made['pages'] == 1 and made['copy'] == 'public' and made['kind'] == 'notice'


def test_a_notice_is_as_large_as_asked(cli):
    prepare(cli)
    for size, points in ((None, '595.276 x 841.89'), ('a4', '595.276 x 841.89'), ('a3', '841.89 x 1190.55')):
        assert make(cli, 'notice', *(('--size', size) if size else ()))['pages'] == 1
        assert points in tool('pdfinfo', cli.folder / 'notice.pdf'), size


def test_what_was_taken_off_is_on_no_paper(cli):
    prepare(cli)
    cli.on_item('item', 'withdraw', None, '--reason', '资料未齐', item=2)
    for kind in ('notice', 'ballots', 'proxy', 'count'):
        make(cli, kind)
        assert '增设停车位' not in read(cli, kind) and '更换电梯' in read(cli, kind), kind


def test_every_unit_has_its_ballot(cli):
    prepare(cli)
    make(cli, 'ballots')
    lines = tool('pdftotext', '-raw', cli.folder / 'ballots.pdf', '-')
    found = re.findall(r'YISHI1:B:([0-9A-F]{8}):20261215D:([0-9-]+):(\w{4})', lines)
    assert sorted(unit for _, unit, _ in found) == ['1-1-101', '1-1-102', '1-1-103', '1-2-101', '2-1-101', '2-1-102'], found
    import sqlite3
    with sqlite3.connect(cli.folder / cli.record) as db:
        first, = db.execute('SELECT hash FROM journal WHERE seq = 1').fetchone()
    for community, unit, check in found:
        assert community == first[:8].upper()
        assert check == check_of(f'YISHI1:B:{community}:20261215D:{unit}')
    text = squeeze(lines)
    assert text.count('样例小区业主共同决定事项表决票') == 6 and text.count('□') == 6 * (2 * 3 + 1)
    for words in ('样例乙、样例丙', '90.50平方米', '业主（签名）：', '代理人（签名）：', '2026年12月15日前交回', '为废票'):
        assert words in text, (words, text)
    assert '春节联欢' not in text


def test_codes_of_ballots_can_be_read(cli):
    prepare(cli)
    for per_page in (1, 2, 4):
        n_pages = make(cli, 'ballots', '--per-page', per_page)['pages']
        assert n_pages == (6 + per_page - 1) // per_page
        found = [code for page in range(1, n_pages + 1) for code in codes(cli, 'ballots', page)]
        text = tool('pdftotext', '-raw', cli.folder / 'ballots.pdf', '-')
        assert len(found) == 6 and sorted(found) == sorted(re.findall(r'YISHI1:\S+', text)), (per_page, found)


def test_piles_of_cut_ballots_are_in_the_order_of_the_roll(cli):
    prepare(cli)
    make(cli, 'ballots', '--per-page', '4')
    piles = [[], [], [], []]
    for page in pages(cli, 'ballots'):
        rows = [re.findall(r'YISHI1:\S+?:([0-9-]+):\w{4}', line) for line in page.splitlines() if 'YISHI1' in line]
        for place, unit in enumerate(unit for row in rows for unit in row):
            piles[place].append(unit)
    assert [unit for pile in piles for unit in pile] == ['1-1-101', '1-1-102', '1-1-103', '1-2-101', '2-1-101', '2-1-102'], piles


def test_ballots_ask_what_concerns_the_unit(cli):
    prepare(cli, MATTER, LIFT, ELECTION)
    make(cli, 'ballots', '--per-page', '1')
    for page in pages(cli, 'ballots'):
        text, unit = squeeze(page), re.search(r'20261215D:(\d)-', page)[1]
        assert ('二幢加装电梯' in text) == (unit == '2') and '更换电梯' in text
        assert '应选2人，最多选2人' in text and all(f'□{name}' in text for name in ('样例甲', '样例戊', '样例己'))
    assert make(cli, 'ballots', '--item', '2', '--per-page', '1')['pages'] == 2


def test_names_of_candidates_are_not_parted(cli):
    names = [f'样例候选之{sign}' for sign in '一二三四五六七八九']
    prepare(cli, ('--kind', 'election', '--title', '选举业主委员会委员', '--seats', '5', *(word for name in names for word in ('--candidate', name))))
    for per_page in (1, 2, 4):
        make(cli, 'ballots', '--per-page', per_page)
        lines = ''.join(pages(cli, 'ballots')).splitlines()
        for name in names:
            assert sum(line.count(name) for line in lines) == 6, (per_page, name)


def test_ballots_have_the_words_of_the_estate(cli):
    prepare(cli)
    make(cli, 'ballots', '--answers', '赞同,反对,弃权,随多数', '--per-page', '1')
    text = squeeze(pages(cli, 'ballots')[0])
    assert '赞同反对弃权随多数' in text and '选“随多数”的' in text and text.count('□') == 2 * 4 + 1
    for words in ('赞同,反对', '一,二,三,四,五', '一,,三'):
        cli.run('paper', cli.record, *AT, '--kind', 'ballots', '--output', 'x.pdf', '--answers', words, status=2)


def test_too_many_matters_are_refused(cli):
    prepare(cli, *(('--kind', 'matter', '--matter', '5', '--title', f'第{n}项' + '事项的说明很长' * 12) for n in range(20)))
    cli.run('paper', cli.record, *AT, '--kind', 'ballots', '--output', 'x.pdf', '--per-page', '4', status=3).complains(
        '20 matters do not fit')
    assert not (cli.folder / 'x.pdf').exists()
    make(cli, 'ballots', '--per-page', '4', '--item', '1')


def test_lists_have_every_unit_once_by_building(cli):
    prepare(cli)
    for kind, heads in (('signin', ('业主签名', '代理人签名', '到场时间')), ('delivery', ('送达方式', '送达时间', '送达人', '签收人签名'))):
        make(cli, kind)
        found = pages(cli, kind)
        text = squeeze(''.join(found))
        for unit in ('1幢1单元101室', '1幢1单元102室', '1幢1单元103室', '1幢2单元101室', '2幢1单元101室', '2幢1单元102室'):
            assert text.count(unit) == 1, (kind, unit)
        assert '1幢（4户，380.00平方米）' in squeeze(found[0]) and '2幢（2户，220.00平方米）' in squeeze(found[1])
        assert all(head in squeeze(page) for head in heads for page in found[:2]), kind
        assert '00000000001' not in text and '总计6户，业主5人' in text, text


def test_rows_of_lists_are_whole_and_heads_repeated(cli):
    units = ''.join(f'1,{n // 100 + 1},{n % 100 + 101},样例{n:04},80.00,,\n' for n in range(300))
    prepare(cli, roster='楼栋,单元,房号,业主姓名,建筑面积,联系电话,房屋状态\n' + units)
    for kind, head in (('signin', '代理人签名'), ('delivery', '签收人签名')):
        assert make(cli, kind)['pages'] >= 10
        rows = []
        for page in pages(cli, kind):
            found = re.findall(r'(\d+)\s+1幢(\d)单元(\d+)室\s+样例(\d{4})', page)
            assert not found or head in squeeze(page), page
            rows += found
        assert [int(number) for number, *_ in rows] == list(range(1, 301)), (kind, rows)
        assert all(int(name) == int(number) - 1 for number, *_, name in rows)


def test_a_proxy_has_what_article_165_asks_for(cli):
    prepare(cli)
    assert make(cli, 'proxy')['pages'] == 1
    text = read(cli, 'proxy')
    for words in ('授权委托书', '受托人（代理人）：', '委托事项：', '使用维修资金更换电梯', '利用共有绿地增设停车位', '委托权限：', '委托期限：',
                  '委托人（签名或盖章）：', '《民法典》第一百六十五条'):
        assert words in text, (words, text)


def test_a_pack_says_who_may_be_agent(cli):
    cli.make_record(pack='zhoushan-2021')
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    cli.make_meeting(MATTER)
    make(cli, 'proxy')
    assert '物业服务企业的工作人员不得担任代理人' in read(cli, 'proxy')


def test_tellers_and_filing_have_their_sheets(cli):
    prepare(cli, MATTER, ELECTION)
    make(cli, 'count')
    text = read(cli, 'count')
    for words in ('计票表', '画“正”计数', '同意', '随多数', '空白或不清', '废票', '样例戊', '唱票人：', '监票人：'):
        assert words in text, (words, text)
    make(cli, 'filing')
    for words in ('样例小区业主共同决定事项备案材料', '材料目录', '表决结果公告及张贴证明', '备案期限', '2027年1月14日'):
        assert squeeze(words) in read(cli, 'filing'), (words, read(cli, 'filing'))


def test_the_result_has_figures_working_and_verdict(cli):
    prepare(cli)
    cli.run('paper', cli.record, *AT, '--kind', 'result', '--output', 'x.pdf', status=3).complains('no vote')
    decide(cli)
    result = cli.on_item('result', None, '--json', '--language', 'zh_CN').json
    make(cli, 'result')
    text = read(cli, 'result')
    for sentence in result['working']:
        assert squeeze(sentence) in text, (sentence, text)
    # HT, AT; HP, AP; HY, AY; each with its share of its base.
    for words in ('样例小区业主共同决定事项表决结果公告', '全体业主5600.00', '参与表决5100.00%600.00100.00%', '同意480.00%410.5068.42%',
                  '占比保留两位小数', '《民法典》第二百七十八条第二款', '使用维修资金更换电梯（第1项议题）', '结论：'):
        assert squeeze(words) in text, (words, text)
    assert '增设停车位' not in text


def test_defects_are_in_the_result(cli):
    prepare(cli)
    cli.run('item', 'add', cli.record, *AT, '--kind', 'matter', '--matter', '5', '--title', '临时增加的事项')
    cli.vote({'1-1-101': 'yes', '2-1-101': 'no'}, item=4)
    assert cli.on_item('result', None, '--json', item=4).json['defects'] == ['UNPOSTED_TOPIC']
    make(cli, 'result')
    assert '程序瑕疵' in read(cli, 'result'), read(cli, 'result')


def test_no_private_datum_is_in_a_public_paper(cli):
    cli.make_record(PRIVATE_ROSTER)
    cli.run('setting', 'set', cli.record, 'language', 'zh_CN')
    cli.make_meeting(('--kind', 'matter', '--matter', '5', '--title', '欧阳样式（1-1-101，00011110001）提出的更换电梯',
                      '--presenter', '上官样本'), ('--kind', 'discussion', '--title', '尉迟样书家漏水，身份证000000190001010005'), posted='')
    cli.run('meeting', 'change', cli.record, *AT, '--place', '夏侯样版家，电话00011110004', '--chair', '欧阳样式',
            '--secretary', '诸葛样张')
    cli.run('notice', 'post', cli.record, *AT, '--on', '2026-11-29', '--where', '司徒样品门口', now='2026-11-30T09:00:00+08:00')
    cli.vote({'1-1-101': 'yes', '1-1-102': 'yes', '1-2-101': 'no', '2-1-101': 'yes', '2-1-102': 'yes'})
    private = re.findall(r'[欧司诸上夏尉]\w样\w|\b0\d{10}\b|\b0\d{17}\b', PRIVATE_ROSTER)
    assert len(private) == 6 + 5 + 3, private
    for kind in ('notice', 'result'):
        for language in ('zh_CN', 'en'):
            make(cli, kind, '--language', language)
            path = cli.folder / f'{kind}.pdf'
            tool('pdfdetach', '-saveall', '-o', cli.folder, path)
            text = read(cli, kind) + tool('strings', '-n', '4', path) + tool('pdfinfo', path) + tool('pdfinfo', '-meta', path)
            text += (cli.folder / 'content.txt').read_text(encoding='utf-8') + (cli.folder / 'yishi.json').read_text(encoding='utf-8')
            assert '更换电梯' in text
            for datum in [*private, '1-1-101']:
                assert datum not in text, (kind, language, datum)


def test_every_paper_is_well_made_and_proven(cli):
    prepare(cli, MATTER, ELECTION)
    decide(cli)
    for language, tag in (('zh_CN', 'zh-CN'), ('en', 'en')):
        for kind in KINDS:
            first, second = (make(cli, kind, '--language', language, name=name, now=now)
                             for name, now in ((f'{kind}.pdf', cli.now), ('again.pdf', '2027-03-01T09:00:00+08:00')))
            path = cli.folder / f'{kind}.pdf'
            assert first == second and path.read_bytes() == (cli.folder / 'again.pdf').read_bytes(), kind
            assert path.stat().st_mode & 0o777 == 0o600
            assert hashlib.sha256(path.read_bytes()).hexdigest() == first['sha256']
            assert 'No syntax or stream encoding errors' in tool('qpdf', '--check', path)
            fonts = tool('pdffonts', path).splitlines()[2:]
            assert fonts and all(re.search(r' yes +yes +yes +\d', font) for font in fonts), (kind, fonts)
            assert f'<rdf:li>{tag}</rdf:li>' in tool('pdfinfo', '-meta', path)
            assert not re.search('[\u2e80-\u2fdf]', tool('pdftotext', path, '-')), kind
            found = cli.run('verify', cli.record, '--pdf', path.name, '--json').json
            assert found['ok'] and found['pdf']['verdict'] == 'PROVEN' and first['entry'] > 0, (kind, found)


def test_a_changed_paper_is_held_against_its_own_kind(cli):
    prepare(cli)
    minutes = cli.run('minutes', cli.record, *AT, '--public', '--output', 'minutes.pdf', '--json').json
    notice = make(cli, 'notice')
    assert notice['entry'] == minutes['entry'] + 1
    path = cli.folder / 'notice.pdf'
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)
    found = cli.run('verify', cli.record, '--pdf', 'notice.pdf', '--json', status=1).json
    assert found['pdf']['verdict'] == 'ALTERED' and found['pdf']['entry'] == notice['entry'], found


def verdict(cli, kind):
    found = cli.run_any('verify', cli.record, '--pdf', f'{kind}.pdf', '--json')
    assert found.status in (0, 1), found
    return found.json['pdf']['verdict']


def test_what_does_not_concern_a_paper_does_not_make_it_outdated(cli):
    cli.make_record().make_meeting(MATTER, ELECTION, posted='')
    make(cli, 'ballots', '--answers', '赞同,反对,弃权', '--per-page', '4', '--issuer', '样例筹备组')
    make(cli, 'notice', '--size', 'a3', '--issuer', '样例筹备组')
    make(cli, 'proxy', '--item', '1')
    for kind in ('signin', 'delivery', 'count', 'filing'):
        make(cli, kind)
    cli.run('meeting', 'new', cli.record, '--date', '2027-01-15')
    cli.on_item('note', 'add', None, '--text', '事先的说明')
    cli.run('notice', 'post', cli.record, *AT, '--on', '2026-11-29', '--where', '各单元门口', now='2026-11-30T08:00:00+08:00')
    decide(cli)
    for kind in ('ballots', 'notice', 'proxy', 'signin', 'delivery', 'count', 'filing'):
        assert verdict(cli, kind) == 'PROVEN', kind
    cli.run('verify', cli.record, '--pdf', 'ballots.pdf')


def test_a_paper_from_before_a_change_is_named(cli):
    """What of each kind becomes another paper, and what leaves the others as they are."""
    prepare(cli, MATTER, ELECTION)
    decide(cli)
    for kind in KINDS:
        make(cli, kind)
    cli.make_meeting(STRAW, date='2027-01-15')
    assert all(verdict(cli, kind) == 'PROVEN' for kind in KINDS)

    # Another owner, who is on every list and on the ballots.
    cli.run('roll', 'import', cli.record, cli.write('new.csv', '''楼栋,单元,房号,业主姓名,建筑面积,联系电话,房屋状态
2,1,102,样例辛,100.00,00000000009,
'''), '--skip-bad')
    outdated = {kind for kind in KINDS if verdict(cli, kind) == 'OUTDATED'}
    assert outdated == {'ballots', 'signin', 'delivery'}, outdated
    cli.run('verify', cli.record, '--pdf', 'ballots.pdf', status=1).complains('was made before a change', 'would read otherwise today')
    for kind in outdated:
        make(cli, kind)
        assert verdict(cli, kind) == 'PROVEN', kind

    # Another vote is decided.
    cli.vote({'1-1-101': '1', '2-1-101': '2', '1-1-103': '1', '1-1-102': '1'}, item=2)
    assert {kind for kind in KINDS if verdict(cli, kind) == 'OUTDATED'} == {'result'}

    # The meeting itself becomes another one.
    cli.run('meeting', 'change', cli.record, *AT, '--place', '另一处')
    outdated = {kind for kind in KINDS if verdict(cli, kind) == 'OUTDATED'}
    assert {'notice', 'signin'} <= outdated, outdated
    cli.run('item', 'add', cli.record, *AT, *SPECIAL)
    outdated = {kind for kind in KINDS if verdict(cli, kind) == 'OUTDATED'}
    assert {'notice', 'ballots', 'proxy', 'count'} <= outdated, outdated

    # The seal stands on what is filed.
    cli.run('meeting', 'close', cli.record, *AT)
    assert verdict(cli, 'filing') == 'OUTDATED'


def test_english_papers_have_no_chinese_words_of_ours(cli):
    cli.make_record('building,stair,room,owner,area\n1,1,101,Sample A,100.00\n1,1,102,Sample B,90.00\n')
    cli.run('setting', 'set', cli.record, 'name', 'Sample Garden')
    cli.run('setting', 'set', cli.record, 'language', 'en')
    cli.make_meeting(('--kind', 'matter', '--matter', '5', '--title', 'New lifts'))
    for kind in KINDS[:7]:
        make(cli, kind)
        # Articles are named in Chinese: there is no other name for them.
        text = re.sub('《[^》]*》第[^，, )]*条(第.款)?', '', tool('pdftotext', cli.folder / f'{kind}.pdf', '-').replace('\n', ''))
        assert not re.search('[\u4e00-\u9fff]', text), (kind, re.findall('.{0,20}[\u4e00-\u9fff]+.{0,20}', text))


def test_options_belong_to_their_kinds(cli):
    prepare(cli)
    for kind, *options in (('signin', '--size', 'a3'), ('notice', '--per-page', '2'), ('proxy', '--answers', 'a,b,c'), ('filing', '--item', '1'),
                           ('signin', '--unit', '1-1-101'), ('slips', '--item', '1'), ('slips', '--unit', '一'), ('poster',), ('notice', '--size', 'a5'), ('ballots', '--per-page', '3')):
        cli.run('paper', cli.record, *AT, '--kind', kind, '--output', 'x.pdf', *options, status=2)
    assert not (cli.folder / 'x.pdf').exists()


def test_what_cannot_be_made_says_why(cli):
    cli.make_record(None)
    cli.run('meeting', 'new', cli.record, '--date', DATE)
    for kind, why in (('notice', 'no items'), ('ballots', 'no item'), ('signin', 'no roll'), ('delivery', 'no roll'), ('proxy', 'no item'),
                      ('count', 'no item'), ('result', 'no vote')):
        done = cli.run('paper', cli.record, *AT, '--kind', kind, '--output', 'x.pdf', status=3).complains(why)
        assert not (cli.folder / 'x.pdf').exists(), done
    assert json.loads(cli.run('paper', cli.record, *AT, '--kind', 'ballots', '--output', 'x.pdf', '--json', status=3).text)


def test_1200_ballots_are_quick(cli):
    units = ''.join(f'{n // 100 + 1},{n // 50 % 2 + 1},{n % 50 + 101},样例{n:04},80.00,,\n' for n in range(1200))
    prepare(cli, roster='楼栋,单元,房号,业主姓名,建筑面积,联系电话,房屋状态\n' + units)
    import resource
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    assert make(cli, 'ballots')['pages'] == 600
    seconds = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f'# 1,200 ballots: {busy:.2f} s of a processor, {seconds:.2f} s by the clock')
    # By the processor's time: the clock counts what else the machine does.
    assert busy <= 5, busy


if __name__ == '__main__':
    run_module(sys.modules[__name__])
