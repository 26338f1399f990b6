import { shortcut } from "@/domain/keyNames";
import { pictures } from "../../../docs/handbook.zh.md";
import type { Block, Span } from "./tree";
import css from "./handbook.module.css";

type Go = (chapter: string) => void;

export function BlockView({ block, onChapter }: { block: Block; onChapter: Go }) {
  const inline = (spans: readonly Span[]) => <Spans spans={spans} onChapter={onChapter} />;
  switch (block.kind) {
    case "heading":
      return <h3 id={`handbook-${block.id}`}>{block.text}</h3>;
    case "text":
      return <p>{inline(block.spans)}</p>;
    case "note":
      return <p className={css.note}>{inline(block.spans)}</p>;
    case "picture":
      // Twice as many points as it is wide, for screens that can show them.
      return <img srcSet={`${pictures[block.file]} 2x`} alt={block.words} loading="lazy" />;
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a chapter never changes
            <li key={index}>{inline(item)}</li>
          ))}
        </List>
      );
    }
    case "table":
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a chapter never changes
                <th key={index}>{inline(cell)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a chapter never changes
              <tr key={at}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a chapter never changes
                  <td key={index}>{inline(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

function Spans({ spans, onChapter }: { spans: readonly Span[]; onChapter: Go }) {
  return spans.map((span, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a chapter never changes
    <SpanView key={index} span={span} onChapter={onChapter} />
  ));
}

function SpanView({ span, onChapter }: { span: Span; onChapter: Go }) {
  if (typeof span === "string") return span;
  switch (span.kind) {
    case "label":
      return <span className={css.label}>{span.text}</span>;
    case "key":
      return <kbd>{keyNamed(span.text)}</kbd>;
    case "strong":
      return <strong>{span.text}</strong>;
    case "link":
      return (
        <button type="button" className="plain link" onClick={() => onChapter(span.to)}>
          {span.text}
        </button>
      );
  }
}

/** A key as this keyboard names it: the handbook writes Ctrl, a Mac has ⌘. */
function keyNamed(text: string): string {
  const keys = text.split("+");
  const names: Record<string, string> = { Ctrl: "mod", Shift: "shift", Alt: "alt", Enter: "enter" };
  return keys.length > 1 && keys[0] === "Ctrl"
    ? shortcut(...keys.map((key) => names[key] ?? key))
    : text;
}
