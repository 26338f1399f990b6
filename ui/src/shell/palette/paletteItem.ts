import type { SearchHit } from "@/platform";

/** A line of the palette and what choosing it does. */
export type PaletteItem = {
  key: string;
  group: string;
  title: string;
  detail?: string;
  keys?: string;
  highlights?: SearchHit["highlights"];
  run: () => void;
};
