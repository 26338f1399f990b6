"""Runs each peer and Kaopu on the same rows, one after the other, and prints one table for each set.

usage: run.py KAOPU DATA WORK     the command; the folder of the sets; the folder that has node_modules
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import measures
import shared

SETS = ["zh-shop58", "zh-bank50", "en-bank77"]
HERE = pathlib.Path(__file__).parent
PEERS = {
    "node-nlp": ["node", HERE / "node_nlp.js"],
    "scikit-learn: TF-IDF 1–3, logistic regression": [sys.executable, HERE / "tfidf_logistic.py"],
    "tantivy: BM25 of characters 1–3": [sys.executable, HERE / "bm25.py"],
    "numpy encoder, nearest row": [sys.executable, HERE / "encoder_nearest.py"],
}
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ["OPENBLAS", "OMP", "MKL"]}
HEAD = ["", "top-1", "… without labels", "top-3", "AUROC near", "AUROC far", "coverage at 95 %", "µs a message", "training ms", "memory MB"]


def training_rows(work, data, with_labels):
    """What Kaopu trains on: the rows of kb.tsv, and each label's words once, for an import makes them the standard question."""
    rows = shared.rows(data / "kb.tsv")
    if with_labels:
        words = {label: label.replace("_", " ") for label, _ in rows}
        rows = [[label, text] for label, text in words.items()] + [row for row in rows if row[1] != words[row[0]]]
    path = work / f"train-{data.name}{'' if with_labels else '-without'}.tsv"
    path.write_text("".join(f"{label}\t{text}\n" for label, text in rows), encoding="utf-8")
    return path


def peer(command, train, files):
    environment = {**os.environ, **ONE_THREAD}
    run = subprocess.run([*command, train, *files], env=environment, capture_output=True, check=True)
    return json.loads(run.stdout.decode().splitlines()[-1])


def peer_row(name, command, work, data, strangers):
    test = data / "test.tsv"
    cases = shared.rows(test)
    found = peer(command, training_rows(work, data, True), [test, *strangers.values()])
    without = peer(command, training_rows(work, data, False), [test])
    answers = found["files"][str(test)]
    own = [measures.top_score(best) for _, best in answers]
    of = lambda kind: found["files"][str(strangers[kind])] if kind in strangers else []
    area = lambda kind: measures.auroc(own, [measures.top_score(best) for _, best in of(kind)]) if of(kind) else None
    micros = [micros for answers in found["files"].values() for micros, _ in answers]
    return [
        name,
        measures.accuracy(cases, answers, 1),
        measures.accuracy(cases, without["files"][str(test)], 1),
        measures.accuracy(cases, answers, 3),
        area("near"),
        area("far"),
        measures.coverage(cases, answers, of("near"), 0.95),
        measures.half_within(micros),
        found["train_ms"],
        found["rss_mb"],
    ]


def kaopu_row(name, kaopu, knowledge, data, strangers, encoder):
    def evaluated(*refuse):
        command = [kaopu, "eval", "--kb", knowledge, "--cases", data / "test.tsv", "--json", *encoder]
        command += [word for path in refuse for word in ("--refuse", path)]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    found = evaluated(*strangers.values())
    # The coverage of the table is with near strangers mixed in, and no others.
    near = evaluated(strangers["near"]) if "near" in strangers else found
    area = lambda kind: found["auroc"].get(str(strangers.get(kind)))
    return [
        name,
        found["top1"],
        None,
        found["top3"],
        area("near"),
        area("far"),
        near["coverage_at"]["0.95"],
        found["latency_us"]["p50"],
        found["compile_ms"],
        found["peak_rss_mb"],
    ]


def shown(cell, column):
    if cell is None:
        return "–"
    return cell if column == 0 else f"{cell:.3f}" if column < 7 else f"{cell:,.0f}"


def main():
    kaopu, data, packages = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    os.environ["NODE_PATH"] = str(packages / "node_modules")
    with tempfile.TemporaryDirectory() as work:
        compare(kaopu, data, pathlib.Path(work))


def compare(kaopu, data, work):
    for name in SETS:
        folder = data / name
        strangers = {kind: folder / f"oos_{kind}.tsv" for kind in ["near", "far"] if (folder / f"oos_{kind}.tsv").exists()}
        rows = [peer_row(title, command, work, folder, strangers) for title, command in PEERS.items()]
        knowledge = work / f"kb-{name}"
        subprocess.run([kaopu, "import", "labelled", folder / "kb.tsv", "--into", knowledge], check=True, stdout=subprocess.DEVNULL)
        rows.append(kaopu_row("Kaopu, words alone", kaopu, knowledge, folder, strangers, ["--encoder", "none"]))
        rows.append(kaopu_row("**Kaopu**", kaopu, knowledge, folder, strangers, []))
        print(f"\n{name}: {len(shared.rows(folder / 'test.tsv'))} cases, {len(shared.rows(folder / 'kb.tsv'))} phrasings\n")
        print("| " + " | ".join(HEAD) + " |")
        print("|" + "---|" * len(HEAD))
        for row in rows:
            print("| " + " | ".join(shown(cell, column) for column, cell in enumerate(row)) + " |", flush=True)


if __name__ == "__main__":
    main()
