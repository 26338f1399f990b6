import { Segmented } from "antd";
import { useEffect, useState } from "react";
import { useNavigation } from "@/app/navigation";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { PartBanner } from "@/drafts/PartBanner";
import { usePartDraft } from "@/drafts/usePartDraft";
import { useSay, type TextKey } from "@/i18n";
import type { PersonaRow, PersonasView } from "@/platform";
import { ToneMatrix } from "./matrix/ToneMatrix";
import { PhraseTable } from "./phrases/PhraseTable";
import { SideBySide } from "./play/SideBySide";
import { Voice } from "./voice/Voice";
import { Who } from "./who/Who";
import css from "./persona.module.css";

const VIEWS = ["phrases", "who", "matrix", "play", "voice"] as const;
type View = (typeof VIEWS)[number];

/** One persona, a view at a time; all of them show the draft as it is being typed. */
export function PersonaEditor({ row, view }: { row: PersonaRow; view: PersonasView }) {
  const say = useSay();
  const { target } = useNavigation();
  const part = usePartDraft("persona", row.draft.id, row.draft, { diagnostics: row.diagnostics, sentence: null });
  const [shown, show] = useState<View>("phrases");
  useEffect(() => {
    if (target.moment) show("phrases");
  }, [target.moment]);
  if (!part.draft) return null;
  const fieldName = (field: string) => say(`persona.field.${field}` as TextKey);
  return (
    <>
      <div className={css.bar}>
        <Segmented<View> value={shown} onChange={show} options={VIEWS.map((value) => ({ value, label: say(`persona.view.${value}`) }))} data-testid="persona-views" />
        <DraftPhaseLine state={part} />
      </div>
      <div className={css.body} role="region" aria-label={say(`persona.view.${shown}`)} tabIndex={-1}>
        <PartBanner part={part} fieldName={fieldName} />
        {shown === "phrases" ? <PhraseTable part={part} draft={part.draft} capabilities={view.capabilities} /> : null}
        {shown === "who" ? <Who part={part} draft={part.draft} /> : null}
        {shown === "matrix" ? <ToneMatrix part={part} draft={part.draft} onOpen={() => show("phrases")} /> : null}
        {shown === "play" ? <SideBySide part={part} draft={part.draft} view={view} /> : null}
        {shown === "voice" ? <Voice part={part} draft={part.draft} /> : null}
      </div>
    </>
  );
}
