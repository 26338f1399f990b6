// The initials of Chinese words, as people type them to find something: fhsx for 发货时限. The
// platform's own collation orders characters by their sound, so where a character stands between
// the first of each letter says its letter; a dictionary is not needed. The Rust side searches by
// full pinyin; this is for the few names that stand in a list already.

/** For each letter the first character that is read with it. No Chinese begins with i, u or v. */
const FIRST =
  "a\u963f b\u516b c\u5693 d\u54d2 e\u59b8 f\u53d1 g\u65ee h\u54c8 j\u4e0c k\u5494 l\u5783 " +
  "m\u5463 n\u62cf o\u5662 p\u5991 q\u4e03 r\u7136 s\u4ee8 t\u5b83 w\u5c72 x\u5915 y\u4e2b z\u5e00";
const firsts = FIRST.split(" ").map((pair) => ({ letter: pair.charAt(0), first: pair.charAt(1) }));

const bySound = new Intl.Collator("zh-CN-u-co-pinyin");

/** The letter that a character is read with; what is no Chinese is its own. */
function initial(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  return firsts.findLast(({ first }) => bySound.compare(first, character) <= 0)?.letter ?? "";
}

/** The initials of a text, signs and blanks left out. */
export function initials(text: string): string {
  return Array.from(text)
    .filter((character) => /[\p{L}\p{N}]/u.test(character))
    .map(initial)
    .join("");
}
