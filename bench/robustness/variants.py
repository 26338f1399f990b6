"""How customers really write: the same question with a typing mistake, in traditional characters, with emoji, without punctuation, with courtesies."""

import hashlib
import re

import opencc
import pypinyin

CHINESE = re.compile(r"[\u4e00-\u9fff]")
EMOJI = ["😊", "🙏", "😭", "❤️"]


def digest(text):
    """A number that depends on the text alone, so that every run makes the same mistakes."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def common_characters():
    """The 3,755 common characters of GB 2312's first level, by their sound."""
    by_sound = {}
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFF):
            try:
                character = bytes([high, low]).decode("gb2312")
            except UnicodeDecodeError:
                continue
            by_sound.setdefault(sound(character), []).append(character)
    return by_sound


def sound(character):
    return pypinyin.lazy_pinyin(character)[0]


COMMON = common_characters()
TO_TRADITIONAL = opencc.OpenCC("s2t")


def homophone(text):
    """One Chinese character becomes another common one that sounds the same, whatever the tone. None if there is no such character."""
    places = []
    for place, character in enumerate(text):
        others = [other for other in COMMON.get(sound(character), []) if other != character] if CHINESE.match(character) else []
        if others:
            places.append((place, others))
    if not places:
        return None
    number = digest(text)
    place, others = places[number % len(places)]
    return text[:place] + others[number // len(places) % len(others)] + text[place + 1 :]


def swapped_letters(text):
    """The English kind of mistake: two neighbouring letters inside a word change places."""
    places = [m.start() for m in re.finditer(r"(?<=[a-z])[a-z]{2}(?=[a-z])", text) if text[m.start()] != text[m.start() + 1]]
    if not places:
        return None
    place = places[digest(text) % len(places)]
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def variants(text):
    """The variants of a question by name; None where a variant changes nothing that it is about."""
    chinese = bool(CHINESE.search(text))
    emoji = EMOJI[digest(text) % len(EMOJI)]
    plain = re.sub(r"\s+", " ", re.sub(r"[^\w\s]|_", " ", text)).strip()
    if chinese:
        plain = re.sub(r"[^\w\s]|_", "", text)
    return {
        "typing mistake": homophone(text) if chinese else swapped_letters(text),
        "traditional": TO_TRADITIONAL.convert(text) if chinese else None,
        "emoji": text + emoji * 2,
        "no punctuation": plain or None,
        "courtesy": ("亲,请问一下" if chinese else "hi there, could you please tell me ") + text,
    }
