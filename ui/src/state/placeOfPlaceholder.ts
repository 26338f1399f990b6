// Where the value of a placeholder is edited.
import type { PlaceholderRow } from "@/platform";
import type { Target } from "./navigation";

/** Its cell, or its column; `null` for what comes from the customer and the order. */
export function placeOfPlaceholder({ kind, insert }: PlaceholderRow): Target | null {
  if (kind === "fact") return { page: "tables", table: "facts", row: insert, column: "value" };
  if (kind === "picture") return { page: "tables", picture: insert.slice(insert.indexOf(":") + 1) };
  if (kind !== "product") return null;
  const attribute = insert.split(".").slice(1).join(".");
  return { page: "tables", table: "products", column: attribute };
}
