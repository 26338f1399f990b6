import { lazy, Suspense } from "react";
import { AnswersPage } from "@/pages/answers/AnswersPage";
import { useNavigation, type Page } from "@/state/navigation";

const pages: Record<
  Exclude<Page, "answers">,
  React.LazyExoticComponent<() => React.JSX.Element>
> = {
  overview: lazy(async () => ({
    default: (await import("@/pages/overview/OverviewPage")).OverviewPage,
  })),
  tables: lazy(async () => ({ default: (await import("@/pages/tables/TablesPage")).TablesPage })),
  persona: lazy(async () => ({
    default: (await import("@/pages/persona/PersonaPage")).PersonaPage,
  })),
  care: lazy(async () => ({ default: (await import("@/pages/care/CarePage")).CarePage })),
  handover: lazy(async () => ({
    default: (await import("@/pages/handover/HandoverPage")).HandoverPage,
  })),
  calendar: lazy(async () => ({
    default: (await import("@/pages/calendar/CalendarPage")).CalendarPage,
  })),
  dialogues: lazy(async () => ({
    default: (await import("@/pages/dialogues/DialoguesPage")).DialoguesPage,
  })),
  discover: lazy(async () => ({
    default: (await import("@/pages/discover/DiscoverPage")).DiscoverPage,
  })),
  release: lazy(async () => ({
    default: (await import("@/pages/release/ReleasePage")).ReleasePage,
  })),
  history: lazy(async () => ({
    default: (await import("@/pages/history/HistoryPage")).HistoryPage,
  })),
  keys: lazy(async () => ({ default: (await import("@/pages/keys/KeysPage")).KeysPage })),
  settings: lazy(async () => ({
    default: (await import("@/pages/settings/SettingsPage")).SettingsPage,
  })),
};

/** The page one is on; Answers is always at hand, the others load when first visited. */
export function PageSwitch() {
  const { target } = useNavigation();
  if (target.page === "answers") return <AnswersPage />;
  const Page = pages[target.page];
  return (
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  );
}
