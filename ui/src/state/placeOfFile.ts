import type { Place, TableName } from "@/platform";
import type { Target } from "@/state/navigation";

const TABLES: Record<string, TableName> = {
  "products.csv": "products",
  "facts.csv": "facts",
  "synonyms.csv": "synonyms",
  "forbidden.csv": "forbidden",
};

/** The page on which a file of the shop is edited, if there is one. */
export function placeOfFile({ file, row }: Pick<Place, "file" | "row">): Target | null {
  const table = TABLES[file];
  if (table) return { page: "tables", table, ...(row > 1 ? { line: row } : {}) };
  if (file === "media.csv" || file.startsWith("media/")) return { page: "tables", picture: "" };
  if (file === "persona.toml") return { page: "persona" };
  if (file === "care.toml") return { page: "care" };
  if (file === "escalation.toml") return { page: "handover" };
  if (file.startsWith("dialogues/"))
    return { page: "dialogues", dialogue: file.slice("dialogues/".length) };
  return null;
}
