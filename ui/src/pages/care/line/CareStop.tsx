import { PlusOutlined, SafetyCertificateOutlined, WarningFilled } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useSay, useLocalized } from "@/i18n";
import type { Capability, CareMomentRow, CareTrigger, FieldDiagnostic } from "@/platform";
import { rankOf } from "../moments";
import type { Place } from "./lanes";
import css from "./line.module.css";

type Props = {
  trigger: CareTrigger;
  place: Place;
  moments: CareMomentRow[];
  all: CareMomentRow[];
  persona: string;
  selected: string | null;
  capabilities: Capability[];
  onSelect: (id: string) => void;
  onAdd: (trigger: CareTrigger) => void;
};

/** One point in time, with what is said at it or a place to say something. */
export function CareStop({
  trigger,
  place,
  moments,
  all,
  persona,
  selected,
  capabilities,
  onSelect,
  onAdd,
}: Props) {
  const say = useSay();
  const name = say(`careTrigger.${trigger}`);
  return (
    <li
      className={css.stop}
      style={{ gridColumn: place.column, gridRow: place.row }}
      data-trigger={trigger}
      data-row={place.row}
      data-testid={`stop-${trigger}`}
    >
      <h3>
        <span>{name}</span>
        {moments.length > 0 ? (
          <button
            type="button"
            className={`plain ${css.more}`}
            onClick={() => onAdd(trigger)}
            title={say("care.addAnother")}
            aria-label={`${name}: ${say("care.addAnother")}`}
            data-testid={`add-${trigger}`}
          >
            <PlusOutlined aria-hidden />
          </button>
        ) : null}
      </h3>
      {moments.map((row) => (
        <CareCard
          key={row.draft.id}
          row={row}
          rank={rankOf(row.draft, all)}
          persona={persona}
          selected={row.draft.id === selected}
          capabilities={capabilities}
          onSelect={onSelect}
        />
      ))}
      {moments.length === 0 ? (
        <button
          type="button"
          className={`plain ${css.add}`}
          onClick={() => onAdd(trigger)}
          aria-label={`${name}: ${say("care.addHere")}`}
          data-testid={`add-${trigger}`}
        >
          <PlusOutlined aria-hidden /> {say("care.addHere")}
        </button>
      ) : null}
    </li>
  );
}

type CareCardProps = {
  row: CareMomentRow;
  rank: number;
  persona: string;
  selected: boolean;
  capabilities: Capability[];
  onSelect: (id: string) => void;
};

/** A care moment with the words as a customer reads them. */
function CareCard({
  row: { draft, said, diagnostics },
  rank,
  persona,
  selected,
  capabilities,
  onSelect,
}: CareCardProps) {
  const say = useSay();
  const localized = useLocalized();
  const card = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected) card.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  const phrases = said.find((one) => one.persona === persona)?.phrases ?? [];
  const kept = draft.promise ? capabilities.find(({ id }) => id === draft.promise) : undefined;
  const problem = worst(diagnostics);
  return (
    <button
      ref={card}
      type="button"
      className={`plain ${css.card}`}
      aria-pressed={selected}
      data-problem={problem?.diagnostic.severity}
      onClick={() => onSelect(draft.id)}
      data-testid={`care-${draft.id}`}
    >
      <b>{draft.title || draft.id}</b>
      {phrases[0] ? (
        <span className={css.said}>{phrases[0]}</span>
      ) : (
        <span className={css.silent}>
          <WarningFilled aria-hidden /> {say("care.noWords")}
        </span>
      )}
      {phrases.length > 1 ? (
        <small>{say("matrix.more", { count: phrases.length - 1 })}</small>
      ) : null}
      <small className={css.words}>
        {[
          say(`care.onceShort.${draft.once}`),
          draft.cooldown > 0 ? say("care.cooldownShort", { count: draft.cooldown }) : "",
          say("care.rankShort", { rank }),
        ]
          .filter(Boolean)
          .map((word) => (
            <span key={word}>{word}</span>
          ))}
      </small>
      {draft.promise ? (
        <small className={css.promise} title={kept?.description}>
          <SafetyCertificateOutlined aria-hidden />{" "}
          {say("care.keptBy", { how: kept?.description || draft.promise })}
        </small>
      ) : null}
      {problem && phrases[0] ? (
        <small className={css.problem}>
          <WarningFilled aria-hidden /> {localized(problem.diagnostic.message)}
        </small>
      ) : null}
    </button>
  );
}

const order = ["error", "warning", "hint"];

/** What matters most of what is wrong. Hints are not worth a mark on a card. */
function worst(diagnostics: readonly FieldDiagnostic[]): FieldDiagnostic | undefined {
  return diagnostics
    .filter(({ diagnostic }) => diagnostic.severity !== "hint")
    .sort((a, b) => order.indexOf(a.diagnostic.severity) - order.indexOf(b.diagnostic.severity))[0];
}
