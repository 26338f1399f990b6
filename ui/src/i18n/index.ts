// Words: Chinese first, English its equal. Keys are checked by the compiler against the Chinese
// catalogue.
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import i18next, { type TFunction } from "i18next";
import { onPreferences, preferences, usePreferences } from "@/state/preferences";
import type { Localized } from "@/platform";
import { en } from "./en";
import { zh } from "./zh";

type Plural<K extends string> = K extends `${infer Base}_other` ? Base : K;
type Leaves<T, P extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${Plural<K>}` : Leaves<T[K], `${P}${K}.`>;
}[keyof T & string];

/** A key of the catalogue. */
export type TextKey = Leaves<typeof zh>;
/** Says something in the person's language. */
export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

const i18n = i18next.createInstance();
void i18n.init({
  lng: preferences().language,
  fallbackLng: "zh-CN",
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: { "zh-CN": { translation: zh }, en: { translation: en } },
});

const sayings: Record<string, Say> = {};

/**
 * The words in one language; the same function each time, so that it can stand in dependency lists.
 */
export function sayIn(language: string): Say {
  sayings[language] ??= i18n.getFixedT(language) as TFunction as unknown as Say;
  return sayings[language];
}

function follow(): void {
  const { language } = preferences();
  dayjs.locale(language === "en" ? "en" : "zh-cn");
  document.documentElement.lang = language;
}
follow();
onPreferences(follow);

export function useSay(): Say {
  return sayIn(usePreferences().language);
}

/** Picks the person's language from what the Rust side said in both. */
export function useLocalized(): (text: Localized) => string {
  const { language } = usePreferences();
  return language === "en" ? inEnglish : inChinese;
}

const inEnglish = (text: Localized) => text.en || text.zh;
const inChinese = (text: Localized) => text.zh || text.en;
