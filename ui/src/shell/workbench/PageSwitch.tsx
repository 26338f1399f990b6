import type { JSX } from "react";
import { AnswersPage } from "@/pages/answers/AnswersPage";
import { useNavigation, type Page } from "@/state/navigation";
import { useLoaded } from "@/ui/useLoaded";

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

/** The page one is on; Answers is always at hand, the others load when first visited. */
export function PageSwitch() {
  const { target } = useNavigation();
  return target.page === "answers" ? <AnswersPage /> : <VisitedPage page={target.page} />;
}

function VisitedPage({ page }: { page: LoadedPage }) {
  const Page = useLoaded(PAGES[page]);
  return Page ? <Page /> : null;
}
