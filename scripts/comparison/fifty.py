"""Fills the file lists of fifty popular repositories with small files, each written by the library that writes such files.

    python scripts/comparison/fifty.py FOLDER

Lists: `scripts/data/popular-file-lists.json`. The tensors have the names of the real architectures and tiny shapes.
`scripts/comparison/fifty.mjs FOLDER` scans what this makes."""

import json
import pathlib
import sys
import warnings

warnings.filterwarnings("ignore")
here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here))

from fiftyfiles.lists import paths_of  # noqa: E402
from fiftyfiles.makers import maker_of  # noqa: E402
from fiftyfiles.repository import Repository  # noqa: E402


def fill(folder: pathlib.Path, entry: dict) -> list[str]:
    """Writes every file of a list; gives the paths that nothing here can write, with the reason."""
    paths = paths_of(entry)
    repository = Repository(entry["id"], folder.joinpath(*entry["id"].split("/")), paths)
    missing = []
    for path in paths:
        target = repository.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():  # Written together with another: shards, external data, halves of a vocabulary.
            continue
        make = maker_of(path)
        if make is None:
            missing.append(f"{path}: nobody makes it")
            continue
        try:
            make(repository, path)
        except Exception as fault:  # A library that cannot write one file does not stop the others.
            missing.append(f"{path}: {type(fault).__name__}: {str(fault)[:200]}")
            continue
        if not target.exists():
            missing.append(f"{path}: its maker did not write it")
    written = {str(file.relative_to(repository.folder)) for file in repository.folder.rglob("*") if file.is_file()}
    return missing + [f"{path}: in no list" for path in sorted(written - set(paths))]


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    only = sys.argv[2:]
    lists = json.loads((here.parent / "data" / "popular-file-lists.json").read_text())
    for entry in lists["repositories"]:
        if only and entry["id"] not in only:
            continue
        faults = fill(folder, entry)
        print(f"{entry['id']}: {len(paths_of(entry))} files", flush=True)
        for fault in faults:
            print(f"  {fault}", flush=True)


main()
