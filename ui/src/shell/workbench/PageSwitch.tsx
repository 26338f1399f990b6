import type { JSX } from "react";
import { AnswersPage } from "@/pages/answers/AnswersPage";
import { useNavigation, type Page } from "@/state/navigation";
import { loadAhead, useLoaded } from "@/ui/useLoaded";

type LoadedPage = Exclude<Page, "answers">;
const PAGES: Record<LoadedPage, () => Promise<() => JSX.Element>> = {
  overview: async () => (await import("@/pages/overview/OverviewPage")).OverviewPage,
  tables: async () => (await import("@/pages/tables/TablesPage")).TablesPage,
  persona: async () => (await import("@/pages/persona/PersonaPage")).PersonaPage,
  care: async () => (await import("@/pages/care/CarePage")).CarePage,
  handover: async () => (await import("@/pages/handover/HandoverPage")).HandoverPage,
  calendar: async () => (await import("@/pages/calendar/CalendarPage")).CalendarPage,
  dialogues: async () => (await import("@/pages/dialogues/DialoguesPage")).DialoguesPage,
  discover: async () => (await import("@/pages/discover/DiscoverPage")).DiscoverPage,
  release: async () => (await import("@/pages/release/ReleasePage")).ReleasePage,
  history: async () => (await import("@/pages/history/HistoryPage")).HistoryPage,
  keys: async () => (await import("@/pages/keys/KeysPage")).KeysPage,
  settings: async () => (await import("@/pages/settings/SettingsPage")).SettingsPage,
};

/** What is needed for the first page comes first. */
const BEGIN_MS = 1_500;
/** Between two parts that load ahead: a key that is pressed meanwhile is drawn first. */
const PAUSE_MS = 100;

/** Loads the pages one after the other, once there is something to look at. */
export async function loadPagesAhead(): Promise<void> {
  await pause(BEGIN_MS);
  for (const load of Object.values(PAGES)) {
    await loadAhead(load);
    await pause(PAUSE_MS);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}

/** The page one is on; Answers is always at hand, the others load when first visited, or ahead. */
export function PageSwitch() {
  const { target } = useNavigation();
  return target.page === "answers" ? <AnswersPage /> : <VisitedPage page={target.page} />;
}

function VisitedPage({ page }: { page: LoadedPage }) {
  const Page = useLoaded(PAGES[page]);
  return Page ? <Page /> : null;
}
