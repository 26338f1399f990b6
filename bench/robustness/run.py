"""Top-1 of Kaopu on each set as it is, and on variants of every question (variants.py); prints the loss in points.

usage: run.py KAOPU DATA     the command; the folder of the sets
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from variants import variants

SETS = ["zh-shop58", "zh-bank50", "en-bank77"]


def top1(kaopu, knowledge, cases):
    command = [kaopu, "eval", "--kb", knowledge, "--cases", cases, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["top1"]


def write(path, rows):
    path.write_text("".join(f"{label}\t{text}\n" for label, text in rows), encoding="utf-8")
    return path


def main():
    kaopu, data = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as work:
        compare(kaopu, data, pathlib.Path(work))


def compare(kaopu, data, work):
    print("| set | variant | questions | as they are | varied | loss in points |")
    print("|---|---|---|---|---|---|")
    for name in SETS:
        knowledge = work / f"kb-{name}"
        command = [kaopu, "import", "labelled", data / name / "kb.tsv", "--into", knowledge]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        lines = (data / name / "test.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t", 1) for line in lines]
        by_variant = {}
        for label, text in rows:
            for variant, varied in variants(text).items():
                if varied is not None:
                    by_variant.setdefault(variant, []).append((label, text, varied))
        for variant, triples in by_variant.items():
            # Where a variant leaves a question out, it is compared with the same questions.
            clean = top1(kaopu, knowledge, write(work / "clean.tsv", [(label, text) for label, text, _ in triples]))
            varied = top1(kaopu, knowledge, write(work / "varied.tsv", [(label, varied) for label, _, varied in triples]))
            cells = [name, variant, len(triples), f"{clean:.3f}", f"{varied:.3f}", f"{(clean - varied) * 100:+.1f}"]
            print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    main()
