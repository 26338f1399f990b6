import { wordDiff } from "@/domain/wordDiff";
import { useSay } from "@/i18n";
import type { ChangeDetail, ChangeRow } from "@/platform";
import { usePlaceholders } from "@/state/queries";
import { keyed } from "@/ui/keyed";
import { TemplateText } from "@/ui/text";
import { conditionalAnswer, fieldWord, filled, onlyIn, valueWord } from "./changeWords";
import css from "./changes.module.css";

type Props = {
  row: ChangeRow;
  /** All changes: a fact that changed was another before. */
  rows: readonly ChangeRow[];
};

/** Field by field what was said and what is said now, with the facts as customers read them. */
export function ChangeDetails({ row, rows }: Props) {
  const say = useSay();
  const facts = usePlaceholders().data ?? [];
  const now = new Map(
    facts.flatMap(({ insert, fact, value }) => (fact && value ? [[insert, value]] : [])),
  );
  const then = new Map([
    ...now,
    ...rows.flatMap(({ what, id, details: [one] }) =>
      what === "fact" && one?.before ? [[id, one.before] as const] : [],
    ),
  ]);
  return row.details.map((detail) => (
    <dl key={detail.field} className={css.detail}>
      <dt>{fieldWord(row.what, detail.field, say)}</dt>
      <dd>
        <Side
          of={detail}
          from={detail.before}
          other={detail.after}
          values={then}
          otherValues={now}
          gone
        />
        <Side
          of={detail}
          from={detail.after}
          other={detail.before}
          values={now}
          otherValues={then}
        />
      </dd>
    </dl>
  ));
}

type SideProps = {
  of: ChangeDetail;
  from: string;
  other: string;
  values: ReadonlyMap<string, string>;
  otherValues: ReadonlyMap<string, string>;
  gone?: boolean;
};

/** One side of a change; of lists only what the other side lacks. */
function Side({ of: { field }, from, other, values, otherValues, gone = false }: SideProps) {
  const say = useSay();
  const answers = field === "answers" ? onlyIn(from, other) : null;
  const text = valueWord(field, from, say);
  const theirs = filled(valueWord(field, other, say), otherValues);
  if (answers ? answers.length === 0 : !text) return null;
  const [was, is] =
    field === "phrasings"
      ? (["change.less", "change.more"] as const)
      : (["change.before", "change.after"] as const);
  const words = <span>{say(gone ? was : is)}</span>;
  const Text = gone ? "del" : "ins";
  if (!answers)
    return (
      <p>
        {words}
        <Text>
          <Words text={filled(text, values)} other={theirs} gone={gone} />
        </Text>
      </p>
    );
  return answers.map((line) => {
    const { when, text: answer } = conditionalAnswer(line, say);
    return (
      <p key={line}>
        {words}
        <Text>
          {when ? <b>{say("change.if", { when })}</b> : null}
          <TemplateText text={filled(answer, values)} />
        </Text>
      </p>
    );
  });
}

/** A text with the words marked that the other version of it lacks. */
function Words({ text, other, gone }: { text: string; other: string; gone: boolean }) {
  const diff = gone ? wordDiff(text, other).before : wordDiff(other, text).after;
  if (!other || diff.every(({ changed }) => changed)) return <TemplateText text={text} />;
  return (
    <span data-part>
      {keyed(diff, (piece) => piece.text).map(({ key, row: piece }) =>
        piece.changed ? (
          <mark key={key}>
            <TemplateText text={piece.text} />
          </mark>
        ) : (
          <TemplateText key={key} text={piece.text} />
        ),
      )}
    </span>
  );
}
