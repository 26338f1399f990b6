import { App } from "antd";
import { useCallback } from "react";
import { useLocalized } from "@/i18n";
import { toApiError } from "@/platform";

/** Shows what failed, with what to do, without leaving where one is. */
export function useShownError(): (thrown: unknown) => void {
  const { message } = App.useApp();
  const localized = useLocalized();
  return useCallback(
    (thrown) => {
      const error = toApiError(thrown);
      const words = [error.message, ...error.hints].map(localized).join(" ");
      void message.error(words);
    },
    [message, localized],
  );
}
