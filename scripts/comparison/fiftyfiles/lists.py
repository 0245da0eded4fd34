"""The paths of a list, whose braces are expanded as a shell does: `a{1..3}`, `{00001..00072}`, `{s,m}`."""

import re


def paths_of(entry: dict) -> list[str]:
    written = [*entry.get("read", []), *entry.get("recalled", [])]
    return sorted(path for pattern in written for path in expanded(pattern))


def expanded(pattern: str) -> list[str]:
    brace = re.search(r"\{([^{}]*)\}", pattern)
    if brace is None:
        return [pattern]
    choices = alternatives(brace[1])
    return [
        path
        for choice in choices
        for path in expanded(pattern[: brace.start()] + choice + pattern[brace.end() :])
    ]


def alternatives(inside: str) -> list[str]:
    bounds = re.fullmatch(r"(\d+)\.\.(\d+)", inside)
    if bounds is None:
        return inside.split(",")
    width = len(bounds[1])
    return [f"{number:0{width}d}" for number in range(int(bounds[1]), int(bounds[2]) + 1)]
