import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState, type RefObject } from "react";
import { useLocalized } from "@/i18n";
import { toApiError, usePlatform, type Judging, type ReplyVerdict } from "@/platform";
import { keys } from "@/state/queries";

/** Says something of a reply, and takes it back; the keyboard stays at the card. */
export function useJudge(card: RefObject<HTMLElement | null>) {
  const platform = usePlatform();
  const queries = useQueryClient();
  const localized = useLocalized();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async (call: () => Promise<Judging>) => {
    if (busy) return;
    setBusy(true);
    try {
      queries.setQueryData(keys.judging, await call());
      // How much has no test is told elsewhere, too.
      void queries.invalidateQueries({ queryKey: keys.discovery });
      card.current?.focus();
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    judge: (text: string, verdict: ReplyVerdict) =>
      void run(() => platform.judgeReply(text, verdict)),
    takeBack: () => void run(() => platform.takeJudgementBack()),
  };
}
