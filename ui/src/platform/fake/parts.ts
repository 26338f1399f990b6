// The parts of the made-up shop besides entries: looked up, checked, put and taken away by kind.
import type { Draft, DraftCheck, EntryDraft, PartId, SaveOutcome } from "@/platform";
import { checkHanding, handing, withHanding, withoutHanding } from "./escalation";
import type { Handing } from "./handing";
import { checkCare, checkPersona, withDraft, type Cast } from "./persona";
import { care, personas } from "./personas";

export type House = Cast & Handing;

export const newHouse = (): House =>
  structuredClone({ speaking: "main", personas, care, ...handing });

export function check(house: House, draft: Draft): DraftCheck {
  switch (draft.kind) {
    case "persona":
      return { diagnostics: checkPersona(draft.draft), previews: [], sentence: null };
    case "care_moment":
      return {
        diagnostics: checkCare(draft.draft, withDraft(house, draft)),
        previews: [],
        sentence: null,
      };
    default:
      return checkHanding(house, draft);
  }
}

export function put(house: House, draft: Draft): House {
  if (draft.kind === "persona") return { ...house, ...withDraft(house, draft) };
  if (draft.kind !== "care_moment") return { ...house, ...withHanding(house, draft) };
  // A new care moment has a place in each persona, still empty.
  const { care: moments } = withDraft(house, draft);
  const place = (persona: House["personas"][number]) => ({
    ...persona,
    care: moments.map(({ id }) => persona.care.find((one) => one.id === id) ?? { id, phrases: [] }),
  });
  return { ...house, care: moments, personas: house.personas.map(place) };
}

export function without(house: House, part: PartId): House {
  switch (part.kind) {
    case "persona":
      return {
        ...house,
        personas: house.personas.filter(({ id }) => id !== part.id),
        speaking: house.speaking === part.id ? "main" : house.speaking,
      };
    case "care_moment":
      return {
        ...house,
        care: house.care.filter(({ id }) => id !== part.id),
        personas: house.personas.map((persona) => ({
          ...persona,
          care: persona.care.filter(({ id }) => id !== part.id),
        })),
      };
    default:
      return { ...house, ...withoutHanding(house, part) };
  }
}

/** How a step is called for undo. */
export function nameOf(draft: Draft): string {
  switch (draft.kind) {
    case "entry":
      return draft.draft.question;
    case "danger":
      return draft.draft.topic;
    case "escalation_settings":
      return "转人工设置";
    case "persona":
    case "queue":
      return draft.draft.name;
    default:
      return draft.draft.title || draft.draft.id;
  }
}

/** The file that a part stands in. */
export function fileOf(kind: Draft["kind"]): string {
  if (kind === "entry") return "faqs.csv";
  if (kind === "persona") return "persona.toml";
  return kind === "care_moment" ? "care.toml" : "escalation.toml";
}

/** What a colleague made of an entry meanwhile, for trying a conflict. */
export function changedOutside(entry: EntryDraft): SaveOutcome {
  const draft = {
    ...entry,
    answer: `${entry.answer.replace("48", "72").replace("哦", "")}急单请联系客服。`,
    phrasings: [...entry.phrasings, "加急能发吗"],
  };
  return {
    outcome: "conflict",
    theirs: { kind: "entry", draft },
    fields: ["answer", "phrasings"],
  };
}
