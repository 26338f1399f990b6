"""Makes the tables that `kaopu passport` writes messages with: what sounds alike, and traditional forms.

    python -m pip install pypinyin opencc
    python bench/robustness/tables.py DICTIONARY crates/lab/data

DICTIONARY is jieba's dict.txt: words with how often they stand in a large text.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import opencc
import pypinyin

COMMON = 3_500
RARE = 60
HAN = re.compile(r"[\u4e00-\u9fff]+")
NAMES = ("nr", "ns", "nt", "nz")


def lines_of(groups):
    return [f"{sound} {' '.join(group)}" for sound, group in sorted(groups.items()) if group]


def main(dictionary, folder):
    words, characters = Counter(), Counter()
    for line in Path(dictionary).read_text(encoding="utf-8").splitlines():
        word, times, kind = line.split(" ")
        if not HAN.fullmatch(word):
            continue
        for character in word:
            characters[character] += int(times)
        if len(word) == 2 and int(times) >= RARE and not kind.startswith(NAMES):
            words[word] = int(times)
    traditional = opencc.OpenCC("s2t")
    common = [character for character, _ in sorted(characters.items(), key=lambda one: (-one[1], one[0]))[:COMMON]]
    known = set(common)
    alike, same_word = defaultdict(list), defaultdict(list)
    for character in common:
        alike[pypinyin.lazy_pinyin(character)[0]].append(character)
    for word, _ in sorted(words.items(), key=lambda one: (-one[1], one[0])):
        if set(word) <= known:
            same_word[" ".join(pypinyin.lazy_pinyin(word))].append(word)
    same_word = {sound.replace(" ", "'"): group for sound, group in same_word.items() if len(group) > 1}
    head = "; Made by bench/robustness/tables.py from jieba's dictionary (MIT) and pypinyin (MIT); the commonest first."
    text = [head, f"; The {COMMON} commonest characters by their sound.", "[characters]", *lines_of(alike)]
    text += ["", "; Words of two characters that another word sounds like.", "[words]", *lines_of(same_word)]
    Path(folder, "homophones.txt").write_text("\n".join(text) + "\n", encoding="utf-8")
    pairs = [(one, traditional.convert(one)) for one in sorted(known)]
    pairs = [f"{one}{other}" for one, other in pairs if one != other and len(other) == 1]
    rows = [" ".join(pairs[at : at + 40]) for at in range(0, len(pairs), 40)]
    head = "; Made by bench/robustness/tables.py with OpenCC (Apache-2.0): a simplified character and its traditional form."
    Path(folder, "traditional.txt").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
