import { SafetyCertificateOutlined, WarningFilled } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useLocalized, useSay } from "@/i18n";
import type { Capability, CareMomentRow } from "@/platform";
import { worst } from "../words";
import css from "./line.module.css";

type Props = {
  row: CareMomentRow;
  rank: number;
  persona: string;
  selected: boolean;
  capabilities: Capability[];
  onSelect: (id: string) => void;
};

/** A care moment with the words as a customer reads them. */
export function CareCard({
  row: { draft, said, diagnostics },
  rank,
  persona,
  selected,
  capabilities,
  onSelect,
}: Props) {
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
          <WarningFilled /> {say("care.noWords")}
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
          <SafetyCertificateOutlined />{" "}
          {say("care.keptBy", { how: kept?.description || draft.promise })}
        </small>
      ) : null}
      {problem && phrases[0] ? (
        <small className={css.problem}>
          <WarningFilled /> {localized(problem.diagnostic.message)}
        </small>
      ) : null}
    </button>
  );
}
