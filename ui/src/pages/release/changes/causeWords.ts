import type { Say } from "@/i18n";
import type { ChangeCause } from "@/platform";
import type { Target } from "@/state/navigation";

/** The edit that caused a change, as a sentence. */
export function causeWords(cause: ChangeCause, say: Say): string {
  switch (cause.kind) {
    case "answer":
    case "phrasings":
    case "entry_added":
    case "entry_removed":
      return say(`review.cause.${cause.kind}`, { question: cause.question });
    case "fact":
      return say("review.cause.fact", { key: cause.key });
    case "product":
      return say("review.cause.product", { name: cause.name });
    case "rule":
      return say("review.cause.rule", { title: cause.title });
    default:
      return say(`review.cause.${cause.kind}`);
  }
}

/** Where it is edited. */
export function causePlace(cause: ChangeCause): Target | null {
  switch (cause.kind) {
    case "answer":
    case "phrasings":
    case "entry_added":
      return { page: "answers", entry: cause.id };
    case "fact":
      return { page: "tables", table: "facts", row: cause.key };
    case "product":
      return { page: "tables", table: "products", row: cause.id };
    case "picture":
      return { page: "tables", picture: cause.id };
    case "rule":
      return { page: "handover", rule: cause.id };
    case "rule_order":
    case "hand_over":
      return { page: "handover" };
    case "persona":
      return { page: "persona" };
    case "care":
      return { page: "care" };
    case "synonyms":
      return { page: "tables", table: "synonyms" };
    case "budget":
      return { page: "overview", part: "budget" };
    default:
      return null;
  }
}
