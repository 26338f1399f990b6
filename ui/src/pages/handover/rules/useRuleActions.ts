import { App } from "antd";
import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import { usePlatform, type RuleDraft, type RuleRow } from "@/platform";
import { usePartActions } from "../shared/usePartActions";
import { freeId, fromTemplate, type Template } from "./templates";

/** Making rules and taking them away. */
export function useRuleActions(rules: readonly RuleRow[]) {
  const say = useSay();
  const platform = usePlatform();
  const { go } = useNavigation();
  const { message } = App.useApp();
  const { attempt, remove } = usePartActions();
  const taken = rules.map(({ draft }) => draft.id);
  return {
    create: async (template: Template, queue: string) => {
      const draft = fromTemplate(template, say, queue, taken);
      if (await attempt(() => platform.saveDraft(null, { kind: "rule", draft }, null)))
        go({ page: "handover", rule: draft.id, field: { name: "title", index: null } });
    },
    /** The copy stands behind its original. */
    copy: async (original: RuleDraft) => {
      const draft = {
        ...original,
        id: freeId(original.id, taken),
        title: say("handover.copyOf", { title: original.title }),
      };
      const next = taken[taken.indexOf(original.id) + 1];
      const made = await attempt(async () => {
        await platform.saveDraft(null, { kind: "rule", draft }, null);
        if (next) await platform.moveRule(draft.id, next);
      });
      if (made) go({ page: "handover", rule: draft.id, field: { name: "title", index: null } });
    },
    remove: async ({ id, title }: RuleDraft) => {
      const at = taken.indexOf(id);
      if (!(await remove({ kind: "rule", id }))) return;
      go({ page: "handover", rule: taken[at + 1] ?? taken[at - 1] });
      void message.success({
        key: "handover",
        content: say("handover.removedRule", { title: title || id }),
      });
    },
  };
}
