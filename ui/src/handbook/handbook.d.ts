/** The handbook as `vite.config.ts` reads it, and where its pictures lie. */
declare module "*/handbook.zh.md" {
  import type { Handbook } from "@/handbook/tree";
  export const handbook: Handbook;
  export const pictures: Record<string, string>;
}
