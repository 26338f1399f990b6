import { useStep } from "@/drafts/useStep";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";

/** Choosing who speaks, copying and removing. Nothing asks first: undo takes each of them back. */
export function useCast(onSelect: (id: string) => void) {
  const say = useSay();
  const platform = usePlatform();
  const drafts = useDrafts();
  const step = useStep();
  return {
    speak: (id: string, title: string) =>
      // biome-ignore lint/correctness/useHookAtTopLevel: a use case of Rust, no hook
      step(() => platform.usePersona(id), say("persona.nowSpeaks", { title })),
    copy: async (from: string, id: string, name: string) => {
      const done = await step(
        async () => {
          const row = (await platform.personas()).personas.find(({ draft }) => draft.id === from);
          if (row)
            await platform.saveDraft(
              null,
              { kind: "persona", draft: { ...row.draft, id, name } },
              null,
            );
        },
        say("persona.copied", { name }),
      );
      if (done) onSelect(id);
      return done;
    },
    remove: async (id: string, title: string) => {
      const done = await step(
        () => platform.removePart({ kind: "persona", id }),
        say("persona.removed", { title }),
      );
      if (!done) return;
      drafts.discard(partKey("persona", id));
      onSelect("main");
    },
  };
}
