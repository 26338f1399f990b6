"""What the peers written in Python share: reading the files, timing each answer, printing what was found as one JSON document.

A peer is called as `peer.py TRAIN FILE...` and prints {train_ms, rss_mb, files: {FILE: [[micros, [[label, score], ...]], ...]}}: for each message how
long the answer took, and up to three labels, the best first, with the peer's own score.
"""

import json
import sys
import time


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t", 1) for line in lines]


def peak_rss_mb():
    try:
        with open("/proc/self/status") as status:
            line = next(line for line in status if line.startswith("VmHWM:"))
        return round(int(line.split()[1]) * 1024 / 1e6, 1)
    except (OSError, StopIteration):
        return None


def best_three(labels, scores):
    """The three best labels, each with its best score."""
    best = {}
    for label, score in zip(labels, scores):
        best[label] = max(score, best.get(label, score))
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:3]


def run(train):
    """`train(labels, texts)` returns a function from a text to its best labels with scores."""
    train_rows = rows(sys.argv[1])
    began = time.perf_counter()
    answer = train([label for label, _ in train_rows], [text for _, text in train_rows])
    document = {"train_ms": (time.perf_counter() - began) * 1e3, "files": {}}
    for path in sys.argv[2:]:
        answers = document["files"][path] = []
        for _, text in rows(path):
            began = time.perf_counter()
            best = answer(text)
            answers.append([(time.perf_counter() - began) * 1e6, [[label, float(score)] for label, score in best]])
    document["rss_mb"] = peak_rss_mb()
    json.dump(document, sys.stdout)
