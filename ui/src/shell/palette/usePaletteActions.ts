import { useMemo } from "react";
import { shortcut } from "@/domain/keyNames";
import { useUndo } from "@/drafts/useUndo";
import { useSay, type TextKey } from "@/i18n";
import type { SearchHit } from "@/platform";
import type { Named } from "./rank";
import { useSimulator } from "@/simulator/SimulatorProvider";
import { CHAPTER_OF, openHandbook } from "@/state/handbook";
import { PAGES, pageKey, useNavigation, type Page } from "@/state/navigation";
import { setPreferences, toggleSimulator, usePreferences } from "@/state/preferences";

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

/** What lies over the page once the palette is gone. */
export type Overlays = {
  onShortcuts: () => void;
  onNew: () => void;
  onImport: () => void;
  onExport: () => void;
};

/**
 * Pages and actions with the words by which they are found: the name in both languages, pinyin,
 * initials.
 */
export function usePaletteActions({
  onShortcuts,
  onNew,
  onImport,
  onExport,
}: Overlays): Named<PaletteItem>[] {
  const say = useSay();
  const { target, go } = useNavigation();
  const { theme, language } = usePreferences();
  const simulator = useSimulator();
  const undo = useUndo();
  return useMemo(() => {
    const make = (
      key: string,
      group: TextKey,
      title: string,
      words: TextKey,
      run: () => void,
      keys?: string,
    ) => ({
      item: { key, group: say(group), title, run, keys },
      words: [title.toLowerCase(), ...say(words).toLowerCase().split(",")],
    });
    // Something new is begun where one is, with what is open there.
    const there = (page: Page) => (target.page === page ? target : {});
    const pages = PAGES.map((page) =>
      make(
        `page-${page}`,
        "palette.page",
        say(`nav.${page}`),
        `palette.words.${page}`,
        () => go({ page }),
        shortcut("mod", pageKey(page)),
      ),
    );
    const tables = (["products", "facts", "synonyms", "forbidden"] as const).map((table) =>
      make(
        `table-${table}`,
        "palette.page",
        say(`tables.tab.${table}`),
        `palette.words.${table}`,
        () => go({ page: "tables", table }),
      ),
    );
    return [
      ...pages,
      ...tables,
      make("table-pictures", "palette.page", say("pictures.tab"), "palette.words.pictures", () =>
        go({ page: "tables", picture: "" }),
      ),
      make(
        "new-entry",
        "palette.action",
        say("answers.new"),
        "palette.words.newEntry",
        () => go({ page: "answers", ...there("answers"), create: true }),
        "N",
      ),
      make(
        "replace",
        "palette.action",
        say("bulk.replace"),
        "palette.words.replace",
        () => go({ page: "answers", ...there("answers"), tool: "replace" }),
        shortcut("mod", "shift", "H"),
      ),
      make("duplicates", "palette.action", say("bulk.duplicates"), "palette.words.duplicates", () =>
        go({ page: "answers", ...there("answers"), tool: "duplicates" }),
      ),
      make("new", "palette.action", say("begin.open"), "palette.words.new", () =>
        setTimeout(onNew, 0),
      ),
      make("import", "palette.action", say("imports.open"), "palette.words.importTable", () =>
        setTimeout(onImport, 0),
      ),
      make(
        "export-workbook",
        "palette.action",
        say("imports.exportWorkbook"),
        "palette.words.exportTable",
        () => setTimeout(onExport, 0),
      ),
      make(
        "new-persona",
        "palette.action",
        say("palette.newPersona"),
        "palette.words.newPersona",
        () => go({ page: "persona", ...there("persona"), create: true }),
      ),
      make("new-rule", "palette.action", say("palette.newRule"), "palette.words.newRule", () =>
        go({ page: "handover" }),
      ),
      make("run", "palette.action", say("dialogues.runAll"), "palette.words.dialogues", () =>
        go({ page: "dialogues", run: true }),
      ),
      make("protection", "palette.action", say("protection.look"), "palette.words.protection", () =>
        go({ page: "dialogues", show: "protection" }),
      ),
      make("wordings", "palette.action", say("wordings.look"), "palette.words.wordings", () =>
        go({ page: "dialogues", show: "wordings" }),
      ),
      make(
        "clear",
        "palette.action",
        say("palette.clearSimulator"),
        "palette.words.simulator",
        simulator.clear,
      ),
      make(
        "simulator",
        "palette.action",
        say("palette.toggleSimulator"),
        "palette.words.simulator",
        () => toggleSimulator(),
        shortcut("mod", "J"),
      ),
      make(
        "undo",
        "palette.action",
        say("undo.short"),
        "palette.words.undo",
        () => void undo("undo"),
        shortcut("mod", "Z"),
      ),
      make(
        "redo",
        "palette.action",
        say("undo.shortAgain"),
        "palette.words.undo",
        () => void undo("redo"),
        shortcut("mod", "shift", "Z"),
      ),
      make(
        "theme",
        "palette.setting",
        say(theme === "dark" ? "palette.toLight" : "palette.toDark"),
        "palette.words.theme",
        () => setPreferences({ theme: theme === "dark" ? "light" : "dark" }),
      ),
      make(
        "language",
        "palette.setting",
        language === "en" ? say("palette.toChinese") : say("palette.toEnglish"),
        "palette.words.language",
        () => setPreferences({ language: language === "en" ? "zh-CN" : "en" }),
      ),
      make(
        "handbook",
        "palette.action",
        say("handbook.title"),
        "palette.words.handbook",
        // Once the palette has given the keyboard back.
        () => setTimeout(openHandbook, 0, CHAPTER_OF[target.page]),
        "F1",
      ),
      make(
        "shortcuts",
        "palette.action",
        say("top.shortcuts"),
        "palette.words.shortcuts",
        () => setTimeout(onShortcuts, 0),
        "?",
      ),
    ];
  }, [
    say,
    target,
    go,
    theme,
    language,
    simulator.clear,
    undo,
    onShortcuts,
    onNew,
    onImport,
    onExport,
  ]);
}
