import { useNavigation } from "@/state/navigation";
import { usePersonas } from "@/state/queries";
import { useSay } from "@/i18n";
import type { PersonasView } from "@/platform";
import { Loaded } from "@/ui/Loaded";
import { PersonaCards } from "./cast/PersonaCards";
import { PersonaEditor } from "./PersonaEditor";
import css from "./persona.module.css";

/** The brand's character: who it is, and every word it says by itself. */
export function PersonaPage() {
  const say = useSay();
  return (
    <div className={css.page} data-testid="page-persona">
      <h1 className="visually-hidden">{say("nav.persona")}</h1>
      <Loaded query={usePersonas()}>{(view) => <Personas view={view} />}</Loaded>
    </div>
  );
}

function Personas({ view }: { view: PersonasView }) {
  const { target, go } = useNavigation();
  const row =
    view.personas.find(({ draft }) => draft.id === target.persona) ??
    view.personas.find(({ draft }) => draft.id === view.speaking) ??
    view.personas[0];
  if (!row) return null;
  const { id } = row.draft;
  return (
    <>
      <PersonaCards
        view={view}
        selected={id}
        onSelect={(persona) => go({ page: "persona", persona })}
      />
      <PersonaEditor key={id} row={row} view={view} />
    </>
  );
}
