"""Runs scanners of models over a hostile and a benign set, and counts their verdicts:

    python scripts/comparison/run_peers.py --hostile FOLDER --benign FOLDER --peers VENV --ours 'node dist/cli.js' [--only NAME,…]

FOLDER of the hostile set is what `write-hostile.mjs` made; of the benign set what `make_benign.py` made. VENV is a Python
environment with the peers, or several with commas between them: the first that has a command counts. Each is run as its users run it, by its own command; what it prints is mapped to:

    found       it calls the file dangerous (fickling: at least LIKELY_UNSAFE)
    warned      it says something lesser
    error       it says that it failed, it crashed, or it took more than its time
    clean       it looked, and found nothing
    silent      it left the file out, and succeeded

`results.json` and a table go to the current folder. A folder on which a command takes too long is split, down to
single files of 20 seconds."""

import argparse
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter

FILE_SECONDS = 20


class Run:
    """One process: what it printed, and what it cost."""

    def __init__(self, command: list[str], seconds: float, environment: dict[str, str]):
        started = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, env=environment, start_new_session=True
            )
            self.timed_out = False
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() - started > seconds and not self.timed_out:
                    self.timed_out = True
                    os.killpg(process.pid, signal.SIGKILL)
                time.sleep(0.005)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.seconds = time.monotonic() - started
            self.processor_seconds = usage.ru_utime + usage.ru_stime
            self.megabytes = usage.ru_maxrss / 1024
            self.code = process.returncode
            out.seek(0), err.seek(0)
            self.out = out.read().decode("utf-8", "replace")
            self.err = err.read().decode("utf-8", "replace")


def last_json(text: str):
    """The JSON value in an output that may begin with lines for people."""
    for match in re.finditer(r"^[\[{]", text, re.MULTILINE):
        try:
            return json.JSONDecoder(strict=False).raw_decode(text[match.start() :])[0]
        except ValueError:
            continue
    return None


def worst(verdicts) -> str:
    order = ["silent", "clean", "error", "warned", "found"]
    return max(verdicts, key=order.index, default="silent")


# Each gives the verdicts by absolute path that a run over a file or a folder says; `None` where the output says nothing.


def picklescan(run: Run, target: pathlib.Path):
    text = run.out + run.err
    if "dangerous import" in text or run.code == 1:
        return {str(target): "found"}
    if "suspicious import" in text or re.search(r"Suspicious globals: [1-9]", text):
        return {str(target): "warned"}
    if run.code != 0 or "ERROR" in text:
        return {str(target): "error"}
    return {str(target): "clean" if re.search(r"Scanned files: [1-9]", text) else "silent"}


def fickling(run: Run, target: pathlib.Path):
    report = fickling_report if fickling_report.exists() else None
    try:
        severity = json.loads(report.read_text())["severity"] if report else None
    except (ValueError, KeyError, TypeError):
        severity = re.findall(r'"severity": "(\w+)"', report.read_text())
        severity = next((each for each in reversed(FICKLING) if each in severity), None)
    finally:
        if report:
            report.unlink()
    if severity is None:
        return {str(target): "error"}
    level = FICKLING.index(severity)
    return {str(target): "clean" if level == 0 else "warned" if level < 3 else "found"}


FICKLING = [
    "LIKELY_SAFE",
    "POSSIBLY_UNSAFE",
    "SUSPICIOUS",
    "LIKELY_UNSAFE",
    "LIKELY_OVERTLY_MALICIOUS",
    "OVERTLY_MALICIOUS",
]
fickling_report = pathlib.Path(tempfile.mkdtemp()) / "report.json"


def modelscan(run: Run, target: pathlib.Path):
    report = last_json(run.out)
    if report is None:
        return None
    base = target if target.is_dir() else target.parent
    verdicts: dict[str, list[str]] = {}

    def say(source: str, verdict: str):
        # A member of an archive is `archive.zip:member`.
        path = base / source
        while not path.exists() and ":" in str(path):
            path = pathlib.Path(str(path).rpartition(":")[0])
        verdicts.setdefault(str(path), []).append(verdict)

    for name in report["summary"]["scanned"].get("scanned_files", []):
        say(name, "clean")
    for issue in report["issues"]:
        say(issue["source"], "found" if issue["severity"] in ("CRITICAL", "HIGH") else "warned")
    for error in report["errors"]:
        if "source" in error:
            say(error["source"], "error")
    return {path: worst(each) for path, each in verdicts.items()}


def modelaudit(run: Run, target: pathlib.Path):
    report = last_json(run.out)
    if report is None:
        return None
    verdicts: dict[str, list[str]] = {}
    paths = sorted(report.get("file_metadata", {}), key=len, reverse=True)
    paths += [each["path"] for each in report.get("assets", [])]
    for path in paths:
        outcome = report["file_metadata"].get(path, {}).get("scan_outcome")
        verdicts.setdefault(path, []).append("error" if outcome == "inconclusive" else "clean")
    for issue in report["issues"]:
        location = str(issue.get("location") or "")
        path = next((each for each in paths if location.startswith(each)), location)
        verdict = {"critical": "found", "warning": "warned"}.get(issue["severity"])
        if verdict:
            verdicts.setdefault(path, []).append(verdict)
    return {path: worst(each) for path, each in verdicts.items()}


def veritensor(run: Run, target: pathlib.Path):
    report = last_json(run.out)
    if report is None:
        return None
    return {
        str(pathlib.Path(each["file_path"]).resolve()): "found"
        if each["status"] == "FAIL"
        else "warned"
        if each["threats"]
        else "clean"
        for each in report
    }


def llm_scan(run: Run, target: pathlib.Path):
    report = last_json(run.out)
    if report is None:
        return None
    base = target if target.is_dir() else target.parent
    levels = {"CRITICAL": "found", "HIGH": "warned", "MEDIUM": "warned"}
    verdicts: dict[str, list[str]] = {str(path): ["clean"] for path in files_of(target)}
    for finding in report["findings"]:
        verdicts.setdefault(str(base / finding["file_path"]), []).append(levels.get(finding["severity"], "clean"))
    return {path: worst(each) for path, each in verdicts.items()}


def ours(run: Run, target: pathlib.Path):
    report = last_json(run.out)
    if report is None:
        return None
    states = {"dangerous": "found", "clean": "clean", "unknown": "warned", "undecidable": "error"}
    return {str(pathlib.Path(each["path"]).resolve()): states[each["verdict"]] for each in report["files"]}


def files_of(folder: pathlib.Path) -> list[pathlib.Path]:
    return [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())


def scan(tool, target: pathlib.Path, costs: list[Run], environment, seconds: float) -> dict[str, str]:
    """The verdicts on a target, which is split where one run over it does not end well."""
    command, parse, by_file = tool
    if target.is_dir() and by_file:
        return {k: v for path in files_of(target) for k, v in scan(tool, path, costs, environment, seconds).items()}
    run = Run([*command, str(target)], seconds if target.is_dir() else FILE_SECONDS, environment)
    costs.append(run)
    verdicts = None if run.timed_out else parse(run, target)
    if verdicts is not None:
        return verdicts
    if target.is_file():
        return {str(target): "error"}
    return {k: v for path in sorted(target.iterdir()) for k, v in scan(tool, path, costs, environment, seconds).items()}


def main():
    arguments = argparse.ArgumentParser()
    for name in ("hostile", "benign", "peers", "ours"):
        arguments.add_argument(f"--{name}", required=True)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--sets", default="hostile,benign")
    arguments.add_argument("--folder-seconds", type=float, default=400)
    given = arguments.parse_args()

    def program(name: str) -> str:
        paths = [pathlib.Path(folder, "bin", name) for folder in given.peers.split(",")]
        return str(next((path for path in paths if path.exists()), name))

    tools = {
        "model-warden": ([*given.ours.split(), "scan", "--no-cache", "--quiet", "--format", "json"], ours, False),
        "picklescan": ([program("picklescan"), "-g", "-p"], picklescan, True),
        "modelscan": ([program("modelscan"), "-r", "json", "--show-skipped", "-p"], modelscan, False),
        "fickling": (
            [program("fickling"), "--check-safety", "--json-output", str(fickling_report)],
            fickling,
            True,
        ),
        "modelaudit": ([program("modelaudit"), "scan", "--no-cache", "--format", "json"], modelaudit, False),
        "veritensor": ([program("veritensor"), "scan", "--json"], veritensor, False),
        "llm-model-security-scanner": ([program("llm-scan"), "scan", "--format", "json"], llm_scan, False),
    }
    index = json.loads(pathlib.Path(given.hostile, "hostile.json").read_text())
    sets = {
        "hostile": pathlib.Path(given.hostile, "files").resolve(),
        "benign": pathlib.Path(given.benign).resolve(),
    }
    environment = {
        **os.environ,
        # Nothing is sent, nothing is kept from run to run.
        "HOME": tempfile.mkdtemp(),
        **dict.fromkeys(["PROMPTFOO_DISABLE_TELEMETRY", "NO_ANALYTICS", "DO_NOT_TRACK", "HF_HUB_OFFLINE"], "1"),
        "COLUMNS": "10000",
        "NO_COLOR": "1",
    }
    path = pathlib.Path("results.json")
    results = json.loads(path.read_text()) if path.exists() else {}
    for name, tool in tools.items():
        if given.only and name not in given.only.split(","):
            continue
        results.setdefault(name, {})
        for kind in given.sets.split(","):
            folder = sets[kind]
            costs: list[Run] = []
            said = scan(tool, folder, costs, environment, given.folder_seconds)
            verdicts = {
                str(each.relative_to(folder)): said.get(str(each), "silent") for each in files_of(folder)
            }
            results[name][kind] = {
                "verdicts": verdicts,
                "seconds": round(sum(run.seconds for run in costs), 1),
                "processor_seconds": round(sum(run.processor_seconds for run in costs), 1),
                "megabytes": round(max(run.megabytes for run in costs)),
                "runs": len(costs),
                "timed_out": sum(run.timed_out for run in costs),
            }
            print(name, kind, Counter(verdicts.values()), {k: v for k, v in results[name][kind].items() if k != "verdicts"}, flush=True)
            path.write_text(json.dumps(results, indent=1))
    print_table({name: each for name, each in results.items() if set(each) == set(sets)}, index)


def print_table(results, index):
    """A line for each tool, and how many of each class it found."""
    decided = {each["name"] for each in index if each["expected"] == "dangerous"}
    print("| tool | found | missed | undecided | of those that no scanner can decide: missed | benign: found | benign: undecided | seconds | MB |")
    for name, result in results.items():
        hostile = result["hostile"]["verdicts"]
        of_decided = Counter(verdict for file, verdict in hostile.items() if file in decided)
        others = Counter(verdict for file, verdict in hostile.items() if file not in decided)
        benign = Counter(result["benign"]["verdicts"].values())
        print(
            f"| {name} | {of_decided['found']} | {of_decided['clean'] + of_decided['silent']}"
            f" | {of_decided['warned'] + of_decided['error']} | {others['clean'] + others['silent']}"
            f" | {benign['found']} | {benign['warned'] + benign['error']}"
            f" | {result['hostile']['seconds']} + {result['benign']['seconds']}"
            f" | {max(result['hostile']['megabytes'], result['benign']['megabytes'])} |"
        )
    classes = dict.fromkeys(each["class"] for each in index)
    print("\n| class | files |", " | ".join(results), "|")
    for each in classes:
        files = [file["name"] for file in index if file["class"] == each]
        counts = [
            Counter(result["hostile"]["verdicts"].get(file, "silent") for file in files) for result in results.values()
        ]
        print(f"| {each} | {len(files)} |", " | ".join(f"{c['found']} ({c['clean'] + c['silent']})" for c in counts), "|")


if __name__ == "__main__":
    sys.exit(main())
