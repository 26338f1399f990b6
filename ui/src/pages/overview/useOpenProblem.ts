import { useNavigation, type Target } from "@/app/navigation";
import type { Diagnostic } from "@/platform";

const fields: Record<string, string> = {
  "question-length": "question", "empty-question": "question", "duplicate-question": "question",
  "empty-answer": "answer", "answer-length": "answer", "silent-state": "answer", "review-expired": "review_by",
  "no-phrasings": "phrasings", "duplicate-phrasing": "phrasings", "phrasing-is-question": "phrasings",
  "overlapping-windows": "answers", "empty-window": "answers", "unreachable-answer": "answers",
};

/** The place in the studio where a problem is put right, if there is one. */
export function placeOf({ code, faq, place }: Diagnostic): Target | null {
  if (faq) {
    const byFile = place.file === "answers.csv" ? "answers" : place.file === "phrasings.csv" ? "phrasings" : "answer";
    return { page: "answers", entry: faq, field: { name: fields[code] ?? byFile, index: null } };
  }
  if (place.file === "persona.toml") return { page: "persona" };
  if (place.file === "care.toml") return { page: "care" };
  if (place.file === "escalation.toml") return { page: "handover" };
  if (place.file.startsWith("dialogues/")) return { page: "dialogues", dialogue: place.file.slice("dialogues/".length) };
  return null;
}

export function useOpenProblem() {
  const { go } = useNavigation();
  return (diagnostic: Diagnostic) => {
    const target = placeOf(diagnostic);
    return target ? () => go(target) : null;
  };
}
