"""The measures of `kaopu eval` (docs/cli.md), for peers that give labels with scores."""


def accuracy(cases, answers, first):
    hits = sum(label in [name for name, _ in best[:first]] for (label, _), (_, best) in zip(cases, answers))
    return hits / len(cases)


def top_score(best):
    return best[0][1] if best else float("-inf")


def auroc(cases, strangers):
    """The chance that a case scores higher than a stranger, ties counting half."""
    above = sum((case > stranger) + (case == stranger) / 2 for case in cases for stranger in strangers)
    return above / (len(cases) * len(strangers))


def coverage(cases, answers, strangers, precision):
    """The largest share of cases that is answered, right or wrong, at a threshold at which that share of all answers is right."""
    judged = [(top_score(best), True, bool(best) and best[0][0] == label) for (label, _), (_, best) in zip(cases, answers)]
    judged += [(top_score(best), False, False) for _, best in strangers]
    judged = [one for one in judged if one[0] != float("-inf")]
    reached = 0.0
    for threshold in sorted({score for score, _, _ in judged}):
        answered = [one for one in judged if one[0] >= threshold]
        if sum(right for _, _, right in answered) >= precision * len(answered):
            reached = max(reached, sum(case for _, case, _ in answered) / len(cases))
            break
    return reached


def half_within(numbers):
    return sorted(numbers)[(len(numbers) + 1) // 2 - 1]
