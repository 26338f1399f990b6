import { useQueryClient } from "@tanstack/react-query";
import { useNavigation, type Target } from "@/state/navigation";
import { placeOfPart } from "@/state/placeOfPart";
import { keys } from "@/state/queries";
import { usePlatform, type Diagnostic } from "@/platform";

const fields: Record<string, string> = {
  "question-length": "question",
  "empty-question": "question",
  "duplicate-question": "question",
  "empty-answer": "answer",
  "answer-length": "answer",
  "silent-state": "answer",
  "review-expired": "review_by",
  "no-phrasings": "phrasings",
  "duplicate-phrasing": "phrasings",
  "phrasing-is-question": "phrasings",
  "overlapping-windows": "answers",
  "empty-window": "answers",
  "unreachable-answer": "answers",
};

/** The place in the studio where a problem is put right, if there is one. */
export function placeOf({ code, faq, place }: Diagnostic): Target | null {
  if (faq) {
    const byFile =
      place.file === "answers.csv"
        ? "answers"
        : place.file === "phrasings.csv"
          ? "phrasings"
          : "answer";
    return { page: "answers", entry: faq, field: { name: fields[code] ?? byFile, index: null } };
  }
  if (place.file === "persona.toml") return { page: "persona" };
  if (place.file === "care.toml") return { page: "care" };
  if (place.file === "escalation.toml") return { page: "handover" };
  if (place.file.startsWith("dialogues/"))
    return { page: "dialogues", dialogue: place.file.slice("dialogues/".length) };
  return null;
}

const PARTS = ["persona.toml", "care.toml", "escalation.toml"];

export function useOpenProblem() {
  const { go } = useNavigation();
  const platform = usePlatform();
  const queries = useQueryClient();
  return (diagnostic: Diagnostic) => {
    const target = placeOf(diagnostic);
    if (!target) return null;
    if (!PARTS.includes(diagnostic.place.file)) return () => go(target);
    // The parts say which of their fields it was found in; where they can't be read, the page
    // itself says why.
    return () =>
      void Promise.all([
        queries.fetchQuery({ queryKey: keys.personas, queryFn: () => platform.personas() }),
        queries.fetchQuery({ queryKey: keys.care, queryFn: () => platform.care() }),
        queries.fetchQuery({ queryKey: keys.escalation, queryFn: () => platform.escalation() }),
      ])
        .then(
          ([personas, care, escalation]) => placeOfPart(diagnostic, { personas, care, escalation }),
          () => null,
        )
        .then((place) => go(place ?? target));
  };
}
