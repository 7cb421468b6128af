"""Measures reading and importing: see README.md. Nothing is written outside the folder given by --work."""

import argparse
import gzip
import json
import os
import pty
import re
import select
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOW = "2026-11-24T18:30:00+01:00[Europe/Berlin]"
WHOLE_FILE = 250_000
ROUNDS_OF_A_MEASURE = 5


def load():
    return "load " + " ".join(f"{value:.1f}" for value in os.getloadavg())


def measured(command, **options):
    """Runs a command; returns its output, CPU seconds, wall seconds and peak memory in MB."""
    since = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options)
    output = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[:3]} failed with {child.returncode}")
    return output.decode(), used.ru_utime + used.ru_stime, time.monotonic() - since, used.ru_maxrss / 1024


def cargo(*arguments):
    subprocess.run(["cargo", *arguments], cwd=ROOT, check=True)


def target():
    told = subprocess.run(
        ["cargo", "metadata", "--no-deps", "--format-version", "1"], cwd=ROOT, check=True, capture_output=True
    )
    return Path(json.loads(told.stdout)["target_directory"]) / "release"


def programs(built):
    """Builds what is measured unless it was built before, and returns the paths."""
    if built:
        return built / "restride", built / "activity-archives", built / "examples" / "decode_many"
    cargo("build", "--release", "--locked", "--package", "restride")
    cargo("build", "--release", "--locked", "--package", "restride-testkit", "--bin", "activity-archives")
    cargo("build", "--release", "--locked", "--package", "restride-import", "--example", "decode_many")
    built = target()
    return built / "restride", built / "activity-archives", built / "examples" / "decode_many"


def archive(work, writer, shape, runs):
    path = work / f"{shape}-{runs}.zip"
    if not path.exists():
        subprocess.run([writer, work, "--shape", shape, "--runs", str(runs)], check=True)
    return path


def contents(path):
    """Names and decompressed contents of the FIT files of an archive."""
    with zipfile.ZipFile(path) as found:
        for name in found.namelist():
            content = found.read(name)
            if name.endswith(".gz") and content:
                content = gzip.decompress(content)
            if content[8:12] == b".FIT":
                yield name, content


def whole_file(work, path):
    """One run of about 250 KB."""
    name, content = min(contents(path), key=lambda found: abs(len(found[1]) - WHOLE_FILE))
    file = work / "run.fit"
    file.write_bytes(content)
    print(f"one run: {name}, {len(content)} bytes")
    return file


def python_packages(work):
    folder = work / "python"
    if not folder.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        packages = ["fitdecode==0.11.0", "fitparse==1.2.0"]
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", *packages], check=True)
    return folder / "bin" / "python"


def node_packages(work):
    folder = work / "node"
    if not folder.exists():
        folder.mkdir(parents=True)
        subprocess.run(["npm", "install", "--silent", "fit-file-parser@6.1.2"], cwd=folder, check=True)
    return folder


def decode(work, built, quick):
    _, writer, many = programs(built)
    one = [whole_file(work, archive(work, writer, "strava", 100))]
    corpora = [("one run", one, 40, 2)]
    shared = ROOT.parent / "shared" / "activities" / "ok"
    fits = sorted(path for path in shared.rglob("*.fit")) if shared.exists() else []
    if fits and not quick:
        corpora.append((f"{len(fits)} files of many devices", fits, 4, 1))
    python, node = python_packages(work), node_packages(work)
    for title, files, fast, slow in corpora:
        size = sum(file.stat().st_size for file in files)
        print(f"\n{title}, {size} bytes, {load()}")
        ways = {
            "ours": ([many, "ours"], fast * 5),
            "bare loop of the same decoder": ([many, "bare"], fast * 5),
            "fitparser (Rust)": ([many, "fitparser"], fast),
            "fit-file-parser (npm)": (["node", HERE / "decode_node.mjs"], slow * 5),
            "fitdecode (PyPI)": ([python, HERE / "decode_python.py", "fitdecode"], slow),
            "fitparse (PyPI)": ([python, HERE / "decode_python.py", "fitparse"], slow),
        }
        taken = {name: [] for name in ways}
        for turn in range(3):
            names = list(ways) if turn % 2 == 0 else list(reversed(ways))
            for name in names:
                command, rounds = ways[name]
                where = {"cwd": node} if "npm" in name else {}
                _, start, _, _ = measured([*command, "0", *files], **where)
                said, cpu, _, _ = measured([*command, str(rounds), *files], **where)
                taken[name].append((cpu - start) / rounds)
        ours = statistics.median(taken["ours"])
        for name, times in taken.items():
            middle = statistics.median(times)
            print(f"  {name:32} {middle * 1000:10.2f} ms CPU {middle / ours:8.1f} times ours")


def first_progress(command, environment):
    """Seconds until a bar shows that a file was taken, and until the end."""
    main, other = pty.openpty()
    since = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=other, env=environment)
    os.close(other)
    seen, first = b"", None
    while child.poll() is None or select.select([main], [], [], 0)[0]:
        if not select.select([main], [], [], 0.05)[0]:
            continue
        try:
            seen = (seen + os.read(main, 4096))[-20_000:]
        except OSError:
            break
        moved = [done for done, _ in re.findall(rb"(\d+)/(\d+) \(", seen) if int(done) > 0]
        if moved and first is None:
            first = time.monotonic() - since
    child.wait()
    return first, time.monotonic() - since


def imports(work, built, sizes):
    program, writer, many = programs(built)
    print(f"\n{'archive':14} {'MB':>6} {'files':>6} {'CPU s':>8} {'wall s':>8} {'peak MB':>8} {'ms/250 KB':>10} {'floor':>8} {'bare':>8}")
    per_run = {}
    for runs in sizes:
        path = archive(work, writer, "strava", runs)
        told, floor, _, _ = measured([many, "archive", "1", path])
        _, bare, _, _ = measured([many, "archive-bare", "1", path])
        inflated = int(told.split()[0])
        data = work / "data"
        shutil.rmtree(data, ignore_errors=True)
        environment = {**os.environ, "RESTRIDE_DATA": str(data), "RESTRIDE_NOW": NOW}
        said, cpu, wall, peak = measured([program, "import", path, "--format", "json"], env=environment)
        report = json.loads(said)
        pieces = inflated / WHOLE_FILE
        per_run[runs] = cpu * 1000 / pieces
        kept = sum(file.stat().st_size for file in data.rglob("*") if file.is_file())
        print(
            f"strava-{runs:<7} {inflated / 1e6:6.0f} {report['file_count']:6} {cpu:8.2f} {wall:8.2f} {peak:8.0f} "
            f"{per_run[runs]:10.2f} {cpu / floor:7.2f}x {cpu / bare:7.2f}x   kept {kept / 1e6:.0f} MB; "
            f"runs {report['runs']}, {load()}"
        )
        shutil.rmtree(data)
        if runs >= 1000:
            first, whole = first_progress([program, "import", path], environment)
            print(f"  first progress after {first or -1:.2f} s of {whole:.1f} s")
            shutil.rmtree(data)
    known = list(per_run)
    for small, large in zip(known, known[1:]):
        print(f"  per run {small} to {large}: {per_run[large] / per_run[small]:.2f} times")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["decode", "import"])
    parser.add_argument("--work", type=Path, required=True, help="a folder for archives and packages")
    parser.add_argument("--sizes", default="100,2000", help="runs of the archives to import")
    parser.add_argument("--built", type=Path, help="the folder of programs that were built before")
    parser.add_argument("--quick", action="store_true", help="decode one file only")
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    print(load())
    if arguments.what == "decode":
        decode(work, arguments.built, arguments.quick)
    else:
        imports(work, arguments.built, [int(size) for size in arguments.sizes.split(",")])
    print(load())


main()
