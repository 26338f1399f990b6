import { Segmented } from "antd";
import { useEffect, useState } from "react";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { PartBanner } from "@/drafts/PartBanner";
import { usePartDraft } from "@/drafts/usePartDraft";
import { FieldNotes, at } from "@/form/Field";
import { useSay, useLocalized, type TextKey } from "@/i18n";
import type { PersonasView, PersonaRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { usePersonas } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { PageHelp } from "@/ui/PageHelp";
import { PersonaCards } from "./cast/PersonaCards";
import { ToneMatrix } from "./matrix/ToneMatrix";
import { PhraseTable } from "./phrases/PhraseTable";
import { SideBySide } from "./play/SideBySide";
import { Voice } from "./voice/Voice";
import { Who } from "./who/Who";
import css from "./persona.module.css";

/** The brand's character: who it is, and every word it says by itself. */
export function PersonaPage() {
  const say = useSay();
  return (
    <div className={css.page} data-testid="page-persona">
      <h1 className="visually-hidden">{say("nav.persona")}</h1>
      <Loaded query={usePersonas()}>{(view) => <Personas view={view} />}</Loaded>
    </div>
  );
}

function Personas({ view }: { view: PersonasView }) {
  const { target, go } = useNavigation();
  const row =
    view.personas.find(({ draft }) => draft.id === target.persona) ??
    view.personas.find(({ draft }) => draft.id === view.speaking) ??
    view.personas[0];
  if (!row) return null;
  const { id } = row.draft;
  return (
    <>
      <PersonaCards
        view={view}
        selected={id}
        onSelect={(persona) => go({ page: "persona", persona })}
      />
      <PersonaEditor key={id} row={row} view={view} />
    </>
  );
}

const VIEWS = ["phrases", "who", "matrix", "play", "voice"] as const;
type View = (typeof VIEWS)[number];

/** One persona, a view at a time; all of them show the draft as it is being typed. */
function PersonaEditor({ row, view }: { row: PersonaRow; view: PersonasView }) {
  const say = useSay();
  const localized = useLocalized();
  const { target } = useNavigation();
  const part = usePartDraft("persona", row.draft.id, row.draft, {
    diagnostics: row.diagnostics,
    sentence: null,
  });
  const [shown, show] = useState<View>("phrases");
  useEffect(() => {
    if (target.moment) show("phrases");
  }, [target.moment]);
  if (!part.draft) return null;
  // What has no place of its own in any view stands above all of them.
  const ofAll = [...new Set(part.diagnostics.map(({ field }) => field))].filter(
    (field) => !hasPlace(field),
  );
  const speaking = view.personas.find(({ draft }) => draft.id === view.speaking);
  const fieldName = (field: string) => say(`persona.field.${field}` as TextKey);
  return (
    <>
      <div className={css.bar}>
        <Segmented<View>
          value={shown}
          onChange={show}
          options={VIEWS.map((value) => ({ value, label: say(`persona.view.${value}`) }))}
          data-testid="persona-views"
        />
        <PageHelp />
        <DraftPhaseLine state={part} />
      </div>
      <section className={css.body} aria-label={say(`persona.view.${shown}`)} tabIndex={-1}>
        {speaking && speaking.draft.id !== row.draft.id && shown !== "play" ? (
          <p className={css.unheard}>
            {say("persona.unheard", { title: localized(speaking.title) })}{" "}
            <button type="button" className="plain link" onClick={() => show("play")}>
              {say("persona.view.play")}
            </button>
          </p>
        ) : null}
        <PartBanner part={part} fieldName={fieldName} />
        {ofAll.map((field) => (
          <FieldNotes key={field} notes={at(part.diagnostics, field)} />
        ))}
        {shown === "phrases" ? (
          <PhraseTable part={part} draft={part.draft} capabilities={view.capabilities} />
        ) : null}
        {shown === "who" ? <Who part={part} draft={part.draft} /> : null}
        {shown === "matrix" ? (
          <ToneMatrix part={part} draft={part.draft} onOpen={() => show("phrases")} />
        ) : null}
        {shown === "play" ? <SideBySide part={part} draft={part.draft} view={view} /> : null}
        {shown === "voice" ? <Voice part={part} draft={part.draft} /> : null}
      </section>
    </>
  );
}

function hasPlace(field: string): boolean {
  return /^(moments|care)\.|^voice\b|^(name|myself|address|forbidden)$/.test(field);
}
