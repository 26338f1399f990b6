import { useMemo } from "react";
import { PartBanner } from "@/drafts/PartBanner";
import { usePartDraft, type PartDraft } from "@/drafts/usePartDraft";
import { FieldNotes, at } from "@/form/Field";
import { useLocalized, useSay } from "@/i18n";
import { PhraseList } from "@/pages/persona/phrases/PhraseList";
import { slotsAt } from "@/pages/persona/phrases/slots";
import type { Capability, CareMomentDraft, PersonaRow, PersonasView } from "@/platform";
import { usePlaceholders } from "@/state/queries";
import { isLight } from "../line/lanes";
import { phrasesOf, withPhrases } from "../moments";
import css from "./editor.module.css";

type Props = {
  moment: CareMomentDraft;
  part: PartDraft<"care_moment">;
  fresh: boolean;
  persona: PersonaRow;
  cast: PersonasView;
  capabilities: Capability[];
};

/** What the chosen persona says here, and what those say that have nothing of their own. */
export function MomentPhrases({ moment, part, fresh, persona, cast, capabilities }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const placeholders = usePlaceholders().data;
  const slots = useMemo(() => slotsAt(placeholders ?? [], null), [placeholders]);
  const speaker = usePartDraft("persona", persona.draft.id, persona.draft, {
    diagnostics: persona.diagnostics,
    sentence: null,
  });
  const title = localized(persona.title);
  const own = speaker.draft ? phrasesOf(speaker.draft, moment.id) : [];
  // The same lack may be told of the persona and of the moment.
  const told = new Set(speaker.diagnostics.map(({ diagnostic }) => diagnostic.message.zh));
  const without = cast.personas
    .filter(({ draft }) => phrasesOf(draft, moment.id).length === 0)
    .map((row) => localized(row.title));
  return (
    <div className={css.phrases}>
      <PartBanner part={speaker} />
      <h3>
        {say("care.says", { title })}
        <small>{say(isLight(moment.on) ? "care.forCalm" : "care.forAll")}</small>
      </h3>
      {own.length === 0 ? (
        <p className={css.none}>
          {say(moment.say.length > 0 ? "care.usesShared" : "care.saysNothing")}
        </p>
      ) : null}
      {speaker.draft ? (
        <PhraseList
          begin={fresh}
          phrases={own}
          path={`care.${moment.id}`}
          name={title}
          testid="care-phrases"
          placeholders={slots}
          capabilities={capabilities}
          diagnostics={speaker.diagnostics}
          onChange={(phrases) =>
            speaker.change((before) => ({ care: withPhrases(before.care, moment.id, phrases) }))
          }
          onDone={speaker.flush}
          onCompleting={speaker.hold}
        />
      ) : null}
      <FieldNotes notes={at(speaker.diagnostics, `care.${moment.id}`)} />
      {moment.say.length > 0 || without.length > 0 ? (
        <>
          <h3>
            {say("care.shared")}
            <small>
              {without.length > 0
                ? say("care.sharedBy", { titles: without.join(say("common.comma")) })
                : say("care.sharedByNobody")}
            </small>
          </h3>
          <PhraseList
            phrases={moment.say}
            path="say"
            name={say("care.shared")}
            testid="care-say"
            placeholders={slots}
            capabilities={capabilities}
            diagnostics={part.diagnostics}
            onChange={(phrases) => part.change({ say: phrases })}
            onDone={part.flush}
            onCompleting={part.hold}
          />
        </>
      ) : null}
      <FieldNotes
        notes={at(part.diagnostics, "say").filter(
          ({ diagnostic }) => !told.has(diagnostic.message.zh),
        )}
      />
    </div>
  );
}
