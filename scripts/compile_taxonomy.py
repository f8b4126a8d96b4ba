"""Write the taxonomy's data files into the one file that the library loads: `python scripts/compile_taxonomy.py`.

With `--check`, write nothing, and exit with 1 where the file differs from what the data files say.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pydantic_core import to_json

from paperkit.taxonomy import COMPILED, DATA, Taxonomy, check, merge_files, source_files


def main() -> int:
    data = merge_files(source_files())
    taxonomy = Taxonomy(data.benchmark, data.metric, data.tag, data.host, data.name)
    check(taxonomy)
    target = Path(str(DATA)) / COMPILED
    # one entry a line, so that a change of one entry is a change of one line
    tables = [f'"hash":"{taxonomy.hash}"']
    for kind, table in data.model_dump(mode="json", exclude_defaults=True).items():
        lines = ",\n".join(
            f"{to_json(key).decode()}:{to_json({'id': key} | entry).decode()}" for key, entry in table.items()
        )
        tables.append(f'"{kind}":{{\n{lines}\n}}')
    text = "{" + ",\n".join(tables) + "}\n"
    if "--check" in sys.argv[1:]:
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            print(f"{COMPILED} is not what the data files say: run python scripts/compile_taxonomy.py")
            return 1
        return 0
    target.write_text(text, encoding="utf-8")
    counts = ", ".join(
        f"{len(table)} {kind}s"
        for kind, table in data.model_dump(include={"benchmark", "metric", "tag", "host", "name"}).items()
    )
    print(f"{counts}; {len(text) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
