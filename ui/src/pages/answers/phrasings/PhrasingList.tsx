import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { Checkup, Diagnostic, FieldDiagnostic } from "@/platform";
import { PartDiagnostics } from "@/drafts/PartDiagnostics";
import { AddPhrasings } from "./AddPhrasings";
import { PhrasingLine } from "./PhrasingLine";
import css from "./phrasings.module.css";

type Props = {
  id: string;
  category: string;
  phrasings: string[];
  diagnostics: FieldDiagnostic[];
  checkup: Checkup | null;
  onChange: (phrasings: string[]) => void;
  onBlur: () => void;
};

const FOLDED = 60;

/** Other ways customers ask. Each line is edited where it stands. */
export function PhrasingList({ id, phrasings, diagnostics, checkup, onChange, onBlur }: Props) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const shown = all ? phrasings : phrasings.slice(0, FOLDED);
  // A mark belongs to the words that were checked, not to whatever stands in that row now.
  const checkOf = (index: number) =>
    checkup?.wordings.find((one) => one.index === index && one.text === phrasings[index]?.trim()) ??
    null;
  const without = (index: number) => phrasings.filter((_, at) => at !== index);
  const fix = (index: number, diagnostic: Diagnostic) =>
    diagnostic.code === "duplicate-phrasing" || diagnostic.code === "phrasing-is-question" ? (
      <Button
        size="small"
        type="link"
        onClick={() => {
          onChange(without(index));
          onBlur();
        }}
        data-testid={`fix-phrasing-${index}`}
      >
        {say("answers.removeThis")}
      </Button>
    ) : null;
  return (
    <div>
      <AddPhrasings
        existing={phrasings}
        onAdd={(added) => {
          onChange([...added, ...phrasings]);
          onBlur();
        }}
      />
      <PartDiagnostics of={diagnostics} field="phrasings" />
      <ul className={css.lines}>
        {shown.map((phrasing, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: edited in place
            key={index}
            data-field={`phrasings:${index}`}
          >
            <PhrasingLine
              entry={id}
              index={index}
              value={phrasing}
              check={checkOf(index)}
              onChange={(changed) =>
                onChange(phrasings.map((one, at) => (at === index ? changed : one)))
              }
              onRemove={() => {
                onChange(without(index));
                onBlur();
              }}
              onBlur={() => {
                if (phrasing.trim() === "") onChange(without(index));
                onBlur();
              }}
            />
            <PartDiagnostics
              of={diagnostics}
              field={`phrasings.${index}`}
              fix={({ diagnostic }) => fix(index, diagnostic)}
            />
          </li>
        ))}
      </ul>
      {shown.length < phrasings.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          {say("answers.showAll", { count: phrasings.length })}
        </Button>
      ) : null}
    </div>
  );
}
