"""checks.py - the house rules as functions from texts to findings

SPDX-License-Identifier: GPL-3.0-or-later

Every check takes a mapping from path (relative to the source folder, with
slashes) to text and yields findings, "path:line: what is wrong". So each can be
shown to fail on a small wrong sample (checks-test.py) and is run on the tree
itself (tree-test.py).
"""
import os
import re

LONGEST_FUNCTION = 60
LONGEST_FILE = 600
DEEPEST_NESTING = 4

# Which folders of app/ a folder may include headers of, itself aside.
MAY_INCLUDE = {
    'core': (),
    'store': ('core',),
    'roster': ('core',),
    'recorder': ('core',),
    'documents': ('core',),
    'reminders': ('core',),
    'cli': ('core', 'store', 'roster', 'documents', 'recorder'),
    'ui': ('core', 'store', 'roster', 'documents', 'recorder', 'reminders'),
    'remind': ('core', 'store', 'reminders'),
    '': ('cli', 'ui'),
}

# Headers in the system's path, which the compiler would find from anywhere.
SYSTEM_HEADERS = (
    (re.compile(r'sqlite3(ext)?\.h'), ('store',)),
    (re.compile(r'archive(_entry)?\.h'), ('roster', 'store')),
    (re.compile(r'nettle/'), ('core',)),
    (re.compile(r'unicode/'), ('core',)),
    (re.compile(r'libxml/'), ('roster',)),
    (re.compile(r'(gtk|gdk|gsk)/|adwaita\.h'), ('ui',)),
    (re.compile(r'gsound\.h'), ('ui',)),
    (re.compile(r'poppler'), ('ui',)),
    (re.compile(r'(gst|ogg)/'), ('recorder',)),
    (re.compile(r'libnotify/'), ('reminders',)),
    (re.compile(r'(pango|cairo)'), ('documents', 'ui')),
    (re.compile(r'fontconfig/|qrencode\.h'), ('documents',)),
)

# What core leaves to others: files, the clock, the environment, the terminal.
# A rule pack is read by core, and the clock has a file of its own there.
OUTSIDE_WORLD = re.compile(
    r'\b(f?open|fopen|g_f?open|freopen|unlink|rename|g_file_\w+|g_dir_open|getenv|g_getenv|printf|puts'
    r'|g_print|g_printerr|time|gettimeofday|clock_gettime|g_get_real_time|g_get_monotonic_time'
    r'|g_date_time_new_now\w*|g_spawn\w*|system) \(')
CORE_FILES_WITH_IO = re.compile(r'app/core/yishi-(rule-pack|rule-load|key-file|clock)[\w-]*\.c')

TRANSLATED = re.compile(r'(?<![\w])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?) ?\(')
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
C_TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank_out(text, strings=True):
    """C source with comments (and strings) as blanks; lines and columns stay."""
    def blank(match):
        token = match[0]
        if token[0] in '"\'' and not strings:
            return token
        return re.sub(r'[^\n]', ' ', token)
    return C_TOKEN.sub(blank, text)


def is_c(path):
    return path.endswith(('.c', '.h'))


def is_script(path, text):
    return text.startswith('#!') or path.endswith(('.py', '.sh'))


def folder_of(path):
    """The folder below app/ that a path lies in: "core"; "" for app/main.c; None outside app/."""
    parts = path.split('/')
    if parts[0] != 'app':
        return None
    return parts[1] if len(parts) > 2 else ''


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def c_files(files, top=''):
    for path, text in sorted(files.items()):
        if is_c(path) and path.startswith(top):
            yield path, text


def functions(text):
    """Yields (name, first line, lines after it up to the closing brace, body) of each function."""
    lines = blank_out(text).split('\n')
    start = None
    for number, line in enumerate(lines):
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start is not None:
            if line.rstrip() == '}':
                head = '\n'.join(lines[max(0, start - 12):start])
                names = re.findall(r'^(\w+) \(', head, re.M)
                yield names[-1] if names else '?', start + 1, number - start, lines[start:number + 1]
            start = None


# Layers

def check_system_headers(files):
    """SQLite only in store/, libxml2 only in roster/, GTK only in ui/ …"""
    for path, text in c_files(files, 'app/'):
        for match in INCLUDE.finditer(blank_out(text, strings=False)):
            for pattern, folders in SYSTEM_HEADERS:
                if pattern.match(match[2]) and folder_of(path) not in folders:
                    yield f'{path}:{line_of(text, match.start())}: {match[2]} belongs to {" and ".join(folders)}'


def check_layers(files):
    """A folder includes headers of the layers below it and of no neighbour."""
    owners = {os.path.basename(path): folder_of(path) for path, _ in c_files(files, 'app/') if path.endswith('.h')}
    for path, text in c_files(files, 'app/'):
        folder = folder_of(path)
        if folder not in MAY_INCLUDE:
            yield f'{path}:1: the folder {folder} is not one of the layers'
            continue
        for match in INCLUDE.finditer(blank_out(text, strings=False)):
            owner = owners.get(os.path.basename(match[2])) if match[1] == '"' else None
            if owner is not None and owner != folder and owner not in MAY_INCLUDE[folder]:
                yield f'{path}:{line_of(text, match.start())}: {folder or "main"} may not include {match[2]} of {owner}'


def check_core_is_pure(files):
    """Core reads no file but rule packs, asks no clock and prints nothing."""
    for path, text in c_files(files, 'app/core/'):
        if CORE_FILES_WITH_IO.fullmatch(path):
            continue
        for match in OUTSIDE_WORLD.finditer(blank_out(text)):
            yield f'{path}:{line_of(text, match.start())}: core calls {match[1]}()'


# Form

def check_function_length(files):
    for path, text in c_files(files):
        for name, line, length, _ in functions(text):
            if length > LONGEST_FUNCTION and not name.endswith('_class_init'):
                yield f'{path}:{line}: {name}() has {length} lines, more than {LONGEST_FUNCTION}'


def check_file_length(files):
    for path, text in sorted(files.items()):
        length = text.count('\n')
        if length > LONGEST_FILE and (is_c(path) or is_script(path, text)):
            yield f'{path}:1: {length} lines, more than {LONGEST_FILE}'


def check_nesting(files):
    """A block's braces stand on lines of their own; those of an initializer do not count."""
    for path, text in c_files(files):
        for name, line, _, body in functions(text):
            depth = -1  # the function's own braces
            for offset, code in enumerate(body):
                depth += (code.strip() == '{') - (code.strip() == '}')
                if depth > DEEPEST_NESTING:
                    yield f'{path}:{line + offset}: {name}() nests deeper than {DEEPEST_NESTING}'
                    break


def check_blanks(files):
    """No blanks at line ends, no tabs for indenting C, a line feed at the end and not two."""
    for path, text in sorted(files.items()):
        if path.endswith(('.csv', '.po')) or path == 'COPYING':
            continue
        for number, line in enumerate(text.split('\n'), 1):
            if line != line.rstrip():
                yield f'{path}:{number}: blanks at the end of the line'
            if is_c(path) and '\t' in line:
                yield f'{path}:{number}: a tab'
        if text and (not text.endswith('\n') or text.endswith('\n\n')):
            yield f'{path}:{line_of(text, len(text))}: must end with one line feed'


def check_first_comment(files):
    """The first comment says which file it is, what it is for, and its licence."""
    for path, text in sorted(files.items()):
        name = os.path.basename(path)
        if not (is_c(path) or is_script(path, text) or path.endswith('.pack')):
            continue
        head = '\n'.join(text.split('\n')[:6])
        if is_c(path) and not text.startswith('/* '):
            yield f'{path}:1: does not begin with a comment'
        if path.endswith('.pack'):
            if not text.startswith('# '):
                yield f'{path}:1: does not begin with a comment that says whose rules these are'
        elif not re.search(rf'{re.escape(name)} - \S+ \S+', head):
            yield f'{path}:1: the first comment does not say “{name} - what it is for”'
        if 'SPDX-License-Identifier: GPL-3.0-or-later' not in '\n'.join(text.split('\n')[:12]):
            yield f'{path}:1: no SPDX licence line in the first comment'


def check_header_guards(files):
    for path, text in c_files(files):
        if path.endswith('.h') and not re.search(r'^#pragma once$', text, re.M):
            yield f'{path}:1: no #pragma once'


def check_line_comments(files):
    """Comments are /* … */; a // inside a string (an address) is none."""
    for path, text in c_files(files):
        for match in C_TOKEN.finditer(text):
            if match[0].startswith('//'):
                yield f'{path}:{line_of(text, match.start())}: a // comment'


def check_goto(files):
    for path, text in c_files(files):
        for match in re.finditer(r'\bgoto\b', blank_out(text)):
            yield f'{path}:{line_of(text, match.start())}: goto'


def check_unfinished_marks(files):
    """Nothing in the tree is marked as still to be done."""
    marks = re.compile(r'\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K|[Ss]tu[b](bed)?|not implemente[d])\b')
    for path, text in sorted(files.items()):
        if path == 'COPYING':
            continue
        for match in marks.finditer(text):
            yield f'{path}:{line_of(text, match.start())}: marked as unfinished ({match[0]})'


def check_machine_paths(files):
    """No path of the machine on which something happened to be written."""
    paths = re.compile(r'(?<![\w.}])/(wor[k]|roo[t]|hom[e]/\w+|tm[p])/\w')
    for path, text in sorted(files.items()):
        for match in paths.finditer(text):
            yield f'{path}:{line_of(text, match.start())}: a path of some machine ({match[0]}…)'


def check_run_bits(files, is_executable):
    """A file that begins with #! is executable, and no other: @is_executable is asked."""
    for path, text in sorted(files.items()):
        if text.startswith('#!') != is_executable(path):
            yield f'{path}:1: ' + ('not executable' if text.startswith('#!') else 'executable without #!')


# Translation

def check_potfiles(files):
    """po/POTFILES lists every file with a translated text, sorted, and nothing else."""
    listed = [line for line in files['po/POTFILES'].split('\n') if line and not line.startswith('#')]
    if listed != sorted(listed):
        yield 'po/POTFILES:1: not in alphabetical order'
    if len(set(listed)) != len(listed):
        yield 'po/POTFILES:1: a file is listed twice'
    for path in sorted(set(listed) - set(files)):
        yield f'po/POTFILES:{listed.index(path) + 1}: {path} does not exist'
    for path, text in sorted(files.items()):
        if is_c(path):
            translated = TRANSLATED.search(blank_out(text)) is not None
        elif path.endswith('.ui'):
            translated = 'translatable="' in text
        else:
            continue
        if path.startswith(('app/', 'resources/')) and translated != (path in listed):
            yield f'{path}:1: ' + ('not in po/POTFILES' if translated else 'in po/POTFILES without a translated text')


# Resources

def check_told_lists(files):
    """Each list to choose from is told by its .c: what it is, and what is chosen (yishi-drop-down.h)."""
    told = re.compile(r'yishi_(?:drop_down_tell|combo_row_tell|choices_prepare) \((?:\w+ \()?self->(\w+)')
    for path, text in sorted(files.items()):
        if path.startswith('resources/ui/') and path.endswith('.ui'):
            source = files.get('app/ui/' + path[len('resources/ui/'):-len('.ui')] + '.c', '')
            known = set(told.findall(source))
            for match in re.finditer(r'<object class="(?:GtkDropDown|AdwComboRow)"(?: id="(\w+)")?', text):
                if match[1] not in known:
                    yield f'{path}:{line_of(text, match.start())}: a list that is not told ({match[1]})'
        elif path.startswith('app/ui/') and path.endswith('.c'):
            n_made = len(re.findall(r'(?:gtk_drop_down|adw_combo_row)_new\w* \(', blank_out(text)))
            n_told = len(re.findall(r'yishi_(?:drop_down|combo_row)_tell \(', blank_out(text)))
            if n_made > n_told:
                yield f'{path}:1: {n_made} lists are made, and {n_told} are told'


def check_names_of_rows(files):
    """What a row is activated for has the row's title for a name: with a label of its own it would be said twice."""
    for path, text in sorted(files.items()):
        if not path.endswith('.ui'):
            continue
        for match in re.finditer(r'<property name="activatable-widget">(\w+)<', text):
            control = text[text.find(f'id="{match[1]}"'):]
            if '<property name="label"' in control[:control.find('</object>')].partition('<accessibility>')[2]:
                yield f'{path}:{line_of(text, match.start())}: {match[1]} has two names'


def check_ui_pairs(files):
    """Each resources/ui/…/NAME.ui has its app/ui/…/NAME.c; help-overlay.ui is found by its path."""
    for path in sorted(files):
        if path.startswith('resources/ui/') and path.endswith('.ui'):
            source = 'app/ui/' + path[len('resources/ui/'):-len('.ui')] + '.c'
            if source not in files:
                yield f'{path}:1: there is no {source}'
