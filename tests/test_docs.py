"""What the README and the documentation show is what happens.

On a page, blocks of Python (`pycon`) run in one session, blocks of commands (`console`) in bash, and blocks with a
`title` are files that the two find in the current directory. Outputs are compared as doctests are: `...` stands for
anything, and runs of spaces are one. A page that begins with `<!-- needs X -->` is for those who have the engine X.
"""

import doctest
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^( *)```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
NEEDS = re.compile(r"^<!-- needs (\w+) -->$", re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


def _blocks(page):
    for indent, language, title, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        yield language, title, dedent(indent + text)


def _pages_with(*languages):
    pages = [page for page in PAGES if any(language in languages for language, _, _ in _blocks(page))]
    return [pytest.param(page, id=str(page.relative_to(ROOT))) for page in pages]


def _commands(text):
    """Pairs of a command and what it says."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, said = part.partition("\n")
        yield command, said


@pytest.mark.parametrize("page", _pages_with("pycon", "console"))
def test_examples(page, tmp_path, monkeypatch, engine):
    if needed := NEEDS.search(page.read_text(encoding="utf-8")):
        engine(needed[1])
        # the warnings of other people's libraries are theirs
        warnings.simplefilter("default")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    checker = doctest.OutputChecker()
    parser = doctest.DocTestParser()
    variables = {}
    wrong = []
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "120",
        "PYTHONPATH": str(ROOT / "src"),
    }
    for language, title, text in _blocks(page):
        if title:
            Path(title).write_text(text, encoding="utf-8")
        elif language == "pycon":
            test = parser.get_doctest(text, variables, page.name, str(page), 0)
            runner.run(test, out=wrong.append, clear_globs=False)
            variables = test.globs
        elif language == "console":
            for command, expected in _commands(text):
                done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment)
                said = done.stdout + done.stderr
                if not checker.check_output(expected, said, FLAGS):
                    wrong.append(f"$ {command}\nexpected:\n{expected}\ngot (status {done.returncode}):\n{said}\n")
    assert not wrong, "\n" + "".join(wrong)


def test_every_block_is_known():
    for page in PAGES:
        for language, title, text in _blocks(page):
            assert language in {"console", "json", "pycon", "sh", "text", "toml"}, f"{page.name}: {language}"
            assert ">>>" not in text or language == "pycon", f"{page.name}: {text}"
            if language in {"json", "text"}:
                assert title, f"{page.name}: a file without a name: {text}"


@pytest.mark.parametrize("mark", ["first command", "test command"])
def test_readme_has_the_commands_that_the_checks_run(mark):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^<!-- {mark} -->\n```sh\n[^\n]+\n```$", readme, re.MULTILINE)
