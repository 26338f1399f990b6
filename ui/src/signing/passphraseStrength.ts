/**
 * 0 too short, 1 weak, 2 fair, 3 good. Length counts most; kinds of characters help; repetition
 * doesn't.
 */
export function passphraseStrength(passphrase: string): 0 | 1 | 2 | 3 {
  const characters = Array.from(passphrase);
  if (characters.length < 8) return 0;
  const different = new Set(characters).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /\p{Script=Han}/u, /[^\p{L}\p{N}]/u].filter(
    (kind) => kind.test(passphrase),
  ).length;
  const score =
    Math.min(characters.length, different * 2) +
    kinds * 2 +
    (/\p{Script=Han}/u.test(passphrase) ? 4 : 0);
  if (score >= 22) return 3;
  return score >= 15 ? 2 : 1;
}
