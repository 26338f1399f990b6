// Answers as text with placeholders, split the way the knowledge base reads them: `{{` and `}}` are
// literal braces.

export type AnswerPart = { kind: "text" | "placeholder"; raw: string; name: string };

/**
 * Parts whose `raw` joined is the text again, character for character, however broken the braces
 * are.
 */
export function answerParts(text: string): AnswerPart[] {
  const parts: AnswerPart[] = [];
  let literal = "";
  const flush = () => {
    if (literal) parts.push({ kind: "text", raw: literal, name: "" });
    literal = "";
  };
  for (let at = 0; at < text.length; ) {
    const two = text.slice(at, at + 2);
    if (two === "{{" || two === "}}") {
      literal += two;
      at += 2;
      continue;
    }
    const found = text[at] === "{" ? /^\{([^{}]+)\}/.exec(text.slice(at)) : null;
    if (found?.[1]) {
      flush();
      parts.push({ kind: "placeholder", raw: found[0], name: found[1].trim() });
      at += found[0].length;
    } else {
      literal += text[at];
      at += 1;
    }
  }
  flush();
  return parts;
}

/** The unfinished placeholder before the caret: `…{发货` gives `{from, query: "发货"}`. */
export function openPlaceholder(
  text: string,
  caret: number,
): { from: number; query: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf("{");
  if (from < 0 || before[from - 1] === "{") return null;
  const query = before.slice(from + 1);
  if (/[}\n]/.test(query) || query.length > 20) return null;
  return { from, query };
}

/** The placeholder that ends at the caret, or holds it. */
export function placeholderAt(
  text: string,
  caret: number,
): { from: number; to: number; name: string } | null {
  let from = 0;
  for (const part of answerParts(text)) {
    const to = from + part.raw.length;
    if (part.kind === "placeholder" && caret > from && caret <= to)
      return { from, to, name: part.name };
    from = to;
  }
  return null;
}
