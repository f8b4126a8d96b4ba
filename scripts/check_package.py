"""Build the sdist and the wheel of the last commit twice, in two places; see that they are the same and complete."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYROMA = 8
"""Of 10 points; the others are for an e-mail address and a home page."""


def run(*command: str, cwd: Path = ROOT, **environment: str) -> bytes:
    """Run a command, and stop where it fails."""
    done = subprocess.run(command, cwd=cwd, env=os.environ | environment, stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout.decode(errors='replace')}")
    return done.stdout


def built(archive: bytes, directory: Path, *, umask: int, epoch: str) -> dict[str, str]:
    """The digests of what is built from an archive of the sources."""
    before = os.umask(umask)
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as sources:
            sources.extractall(directory / "sources", filter="data")
        for path in (directory / "sources").rglob("*"):
            if path.is_file():
                path.chmod(0o666 & ~umask)
                os.utime(path, (umask, umask))
        command = [sys.executable, "-m", "build", "--quiet", "--no-isolation", "--outdir", str(directory / "dist")]
        run(*command, cwd=directory / "sources", SOURCE_DATE_EPOCH=epoch)
    finally:
        os.umask(before)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((directory / "dist").iterdir())}


def main() -> int:
    archive = run("git", "archive", "HEAD")
    epoch = run("git", "log", "-1", "--format=%ct").decode().strip()
    with tempfile.TemporaryDirectory() as made:
        one, other = Path(made, "one"), Path(made, "another", "place")
        first = built(archive, one, umask=0o022, epoch=epoch)
        if built(archive, other, umask=0o077, epoch=epoch) != first:
            raise SystemExit("two builds of one commit differ")
        files = [str(one / "dist" / name) for name in first]
        run("twine", "check", "--strict", *files)
        run("check-wheel-contents", *(file for file in files if file.endswith(".whl")))
        run("pyroma", "-n", str(PYROMA), str(one / "sources"))
    for name, digest in first.items():
        print(f"{digest}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
