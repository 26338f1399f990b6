import { usePersonas } from "@/app/queries";
import { useSay } from "@/i18n";
import { Loaded } from "@/ui/Loaded";
import { PageFrame } from "@/ui/PageFrame";

/** The brand's character. */
export function PersonaPage() {
  const say = useSay();
  return (
    <PageFrame title={say("nav.persona")} testid="page-persona">
      <Loaded query={usePersonas()}>{(view) => <ul>{view.personas.map(({ draft }) => <li key={draft.id}>{draft.name}</li>)}</ul>}</Loaded>
    </PageFrame>
  );
}
