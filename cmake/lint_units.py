#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Connect Mail Wizard contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Puts the sources of a folder together for clang's tools, which otherwise spend nearly all their time on reading Qt's
headers anew for every file. Files that can't stand together, since both have a name of their own in common, go into
different units; the tools report every file under its own name as before.

lint_units.py COMPILE_COMMANDS FOLDER: writes FOLDER/<folder of the sources>/<number>.cpp, beside it the folder's own
.clang-tidy, and FOLDER/compile_commands.json; prints the units. To be run in the project's root.
"""

import json
import pathlib
import re
import shlex
import shutil
import sys

MOST = 32  # files in a unit: beyond that the memory grows, and the time hardly shrinks


def without_files(command):
    """The compiler's options: without the source, the output and the precompiled header, which is g++'s."""
    words, options = shlex.split(command), []
    skip = False
    for word, after in zip(words[1:], words[2:] + [""]):
        if skip:
            skip = False
        elif word in ("-o", "-c", "-include", "-MT", "-MF"):
            skip = True
        elif word == "-isystem":
            options.append(word + "\0" + after)
            skip = True
        elif word[0] == "-" and word not in ("-MD", "-Winvalid-pch", "-Wshadow"):  # g++ says what is shadowed, file by file
            options.append(word)
    return options


def own_names(file):
    """What a file names for itself alone: in unnamed namespaces, by "static" and by macros. The project's format has
    such definitions start in the first column."""
    names, unnamed = set(), False
    for line in pathlib.Path(file).read_text().splitlines():
        if line.startswith("namespace {"):
            unnamed = True
        elif line.startswith("} // namespace") and line.strip() == "} // namespace":
            unnamed = False
        elif macro := re.match(r"#define (\w+)", line):
            names.add(macro[1])
        elif unnamed or line.startswith("static "):
            if kind := re.match(r"(?:template <.*> )?(?:struct|class|enum class|enum|union) (\w+)", line):
                names.add(kind[1])
            elif using := re.match(r"using (\w+) =", line):
                names.add(using[1])
            elif thing := re.match(r"[\w:][^=(]*?[\s*&>](\w+)(?:\(|\[|\{| =|;|$)", line):
                names.add(thing[1])
    return names


class Unit:
    def __init__(self, directives):
        self.directives = directives  # its "using namespace": those of another file could make a name ambiguous
        self.files = []
        self.names = set()

    def takes(self, file, names, directives):
        if len(self.files) == MOST or self.names & names or self.directives != directives:
            return False
        self.files.append(file)
        self.names |= names
        return True

    def write(self, path, options):
        lines = []
        for file in self.files:
            # Each test has a main() of its own.
            name = "main_" + re.sub(r"\W", "_", pathlib.Path(file).stem)
            lines.append(f'#define main {name}\n#include "{file}" // NOLINT(bugprone-suspicious-include)\n#undef main\n')
        path.write_text("".join(lines))
        return {"directory": str(path.parent), "file": str(path), "arguments": ["clang++", *options, "-c", str(path)]}


def units(entries):
    """The units of one folder's sources: as few as go together."""
    made = []
    for file in sorted(entry["file"] for entry in entries):
        names = own_names(file)
        directives = set(re.findall(r"^using namespace (?!Qt::|std::)(\S+);", pathlib.Path(file).read_text(), re.M))
        if not any(unit.takes(file, names, directives) for unit in made):
            made.append(Unit(directives))
            made[-1].takes(file, names, directives)
    return made


def main():
    commands, folder, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), pathlib.Path.cwd()
    groups = {}
    for entry in json.loads(commands.read_text()):
        if not entry["file"].startswith(str(commands.parent)):  # moc's and rcc's aren't ours
            source = pathlib.Path(entry["file"]).parent.relative_to(root)
            groups.setdefault(source, {}).setdefault(entry["file"], entry)
    shutil.rmtree(folder, ignore_errors=True)
    made = []
    for source, group in sorted(groups.items()):
        place = (folder / source).resolve()
        place.mkdir(parents=True, exist_ok=True)
        words = dict.fromkeys(option for entry in group.values() for option in without_files(entry["command"]))
        options = [word for option in words for word in option.split("\0")]
        made += [unit.write(place / f"{number}.cpp", options) for number, unit in enumerate(units(group.values()))]
    for config in root.glob("[!.b]*/**/.clang-tidy"):
        if (folder / config.parent.relative_to(root)).is_dir():
            shutil.copy(config, folder / config.relative_to(root))
    (folder / "compile_commands.json").write_text(json.dumps(made, indent=1))
    print("\n".join(entry["file"] for entry in made))


main()
