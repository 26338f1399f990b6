import { useSay, type TextKey } from "@/i18n";
import type { Turn, Message } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useProducts, useEntries } from "@/state/queries";
import css from "./trace.module.css";

const TOPICS = [
  "injury",
  "illness",
  "allergy",
  "food_safety",
  "fire",
  "minor",
  "legal",
  "fraud",
  "privacy",
];

/** What was noticed in the message: danger, numbers, a product. */
export function Findings({ turn }: { turn: Turn }) {
  const say = useSay();
  const products = useProducts().data ?? [];
  const { danger, extracted } = turn.trace;
  const found = [
    ...danger.map(({ topic, word }) =>
      say("trace.danger", {
        topic: TOPICS.includes(topic) ? say(`topic.${topic}` as TextKey) : topic,
        word,
      }),
    ),
    extracted.order ? say("trace.order", { order: extracted.order }) : "",
    extracted.phone ? say("trace.phone", { phone: extracted.phone }) : "",
    extracted.product
      ? say("trace.product", {
          product: products.find(({ id }) => id === extracted.product)?.name ?? extracted.product,
        })
      : "",
  ].filter(Boolean);
  if (found.length === 0) return null;
  return (
    <div>
      <dt>{say("trace.noticed")}</dt>
      <dd>
        {found.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </dd>
    </div>
  );
}

/** Typing mistakes and what they were read as: “晕费险”按“运费险”理解. */
export function Corrections({ turn }: { turn: Turn }) {
  const say = useSay();
  const { corrections } = turn.trace;
  if (corrections.length === 0) return null;
  return (
    <div>
      <dt>{say("trace.typos")}</dt>
      <dd data-testid="sim-corrections">
        {corrections.map(({ from, to, by, span }) => (
          <p key={span.start}>
            {say("trace.correction", { from, to })}
            {say(`trace.typo.${by}`)}
          </p>
        ))}
      </dd>
    </div>
  );
}

/** What a message asks that asks several things, each with the entry that answers it. */
export function QuestionParts({ message, turn }: { message: Message; turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const rows = useEntries().data ?? [];
  const { decision } = turn.trace;
  if (decision.by !== "parts") return null;
  const characters = Array.from(message.text);
  return (
    <ul className={css.parts} data-testid="sim-parts">
      {decision.parts.map(({ span, entry, score }) => (
        <li key={span.start}>
          {say("trace.part", { text: characters.slice(span.start, span.end).join("") })}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "answers", entry })}
          >
            {rows.find(({ id }) => id === entry)?.question ?? entry}
          </button>
          <b>{points(score)}</b>
        </li>
      ))}
    </ul>
  );
}

const CERTAIN = 10_000;

/**
 * From which confidence the bot answers, if a score decided; `CERTAIN` if only an exact wording
 * would do.
 */
export function answerLine({ trace }: Turn): number | null {
  return trace.threshold?.answer ?? null;
}

/**
 * From which confidence the bot answers and says what it understood; `null` if it never does, or
 * answers plainly from there.
 */
export function confirmLine({ trace }: Turn): number | null {
  const { confirm = CERTAIN, answer = CERTAIN } = trace.threshold ?? {};
  return confirm < answer ? confirm : null;
}

/** Whether the budget leaves room for exact wordings alone. */
export function exactOnly(turn: Turn): boolean {
  return answerLine(turn) === CERTAIN;
}

export const points = (score: number) => Math.round(score / 100);
