import { App } from "antd";
import { useSay } from "@/i18n";
import type { QueueDraft } from "@/platform";
import { usePartActions } from "../shared/usePartActions";

/** Removes a queue without asking; one that rules need stays, and the error names them. */
export function useRemoveQueue() {
  const say = useSay();
  const { message } = App.useApp();
  const { remove } = usePartActions();
  return async ({ id, name }: QueueDraft) => {
    if (await remove({ kind: "queue", id }))
      void message.success({
        key: "handover",
        content: say("handover.removedQueue", { name: name || id }),
      });
  };
}
