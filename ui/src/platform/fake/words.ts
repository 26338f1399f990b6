// Sentences in both languages, and failures.
import type { Localized } from "@/generated/bindings";
import { ApiFailure } from "../platform";

export const both = (zh: string, en = zh): Localized => ({ zh, en });
export const failure = (code: string, zh: string, en: string, hint?: string) =>
  new ApiFailure({ code, message: both(zh, en), hints: hint ? [both(hint)] : [] });
