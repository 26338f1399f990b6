// SSML laid out to be read: tags apart from words, a line for each sentence.

export type SsmlPiece = { kind: "tag" | "text"; text: string };

/**
 * Lines of pieces; joined without the line breaks they are the SSML again, character for character.
 */
export function ssmlLines(ssml: string): SsmlPiece[][] {
  const pieces = ssml.match(/<[^>]*>|[^<]+/g) ?? [];
  const lines: SsmlPiece[][] = [[]];
  for (const text of pieces) {
    const kind = text.startsWith("<") ? ("tag" as const) : ("text" as const);
    const closing = /^<\/(prosody|speak)>$/.test(text);
    if (closing && (lines.at(-1)?.length ?? 0) > 0) lines.push([]);
    lines.at(-1)?.push({ kind, text });
    if (/^<(speak|prosody|break)\b/.test(text) || closing) lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

/** A line as it stands in the SSML. */
export function lineText(line: readonly SsmlPiece[]): string {
  return line.map(({ text }) => text).join("");
}
