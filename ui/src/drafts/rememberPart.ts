import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/state/queries";
import type { CareView, Draft, EntryView, EscalationView, PersonasView } from "@/platform";

/**
 * Puts what was just saved into what was read before, so that a page that opens now doesn't show
 * the old words until it is read again.
 */
export function rememberPart(queries: QueryClient, saved: Draft): void {
  const rows = <R extends { draft: { id: string } }>(all: R[], draft: R["draft"]) =>
    all.map((row) => (row.draft.id === draft.id ? { ...row, draft } : row));
  switch (saved.kind) {
    case "entry":
      queries.setQueryData<EntryView>(
        keys.entry(saved.draft.id),
        (view) => view && { ...view, draft: saved.draft },
      );
      return;
    case "persona":
      queries.setQueryData<PersonasView>(
        keys.personas,
        (view) => view && { ...view, personas: rows(view.personas, saved.draft) },
      );
      return;
    case "care_moment":
      queries.setQueryData<CareView>(
        keys.care,
        (view) => view && { ...view, moments: rows(view.moments, saved.draft) },
      );
      return;
    case "rule":
      queries.setQueryData<EscalationView>(
        keys.escalation,
        (view) => view && { ...view, rules: rows(view.rules, saved.draft) },
      );
      return;
    case "queue":
      queries.setQueryData<EscalationView>(
        keys.escalation,
        (view) => view && { ...view, queues: rows(view.queues, saved.draft) },
      );
      return;
    case "danger":
      queries.setQueryData<EscalationView>(
        keys.escalation,
        (view) =>
          view && {
            ...view,
            dangers: view.dangers.map((one) =>
              one.topic === saved.draft.topic ? saved.draft : one,
            ),
          },
      );
      return;
    case "escalation_settings":
      queries.setQueryData<EscalationView>(
        keys.escalation,
        (view) => view && { ...view, settings: saved.draft },
      );
  }
}
