import { CloseCircleFilled } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError } from "@/platform";
import css from "./notes.module.css";

/**
 * An error for people: what happened, what to do; the code small, for whoever is asked for help.
 */
export function ErrorNote({ error, action }: { error: unknown; action?: ReactNode }) {
  const say = useSay();
  const localized = useLocalized();
  const api = toApiError(error);
  return (
    <div className={css.error} role="alert" data-testid="error-note" data-code={api.code}>
      <CloseCircleFilled aria-hidden />
      <div>
        <p className={css.message}>
          {api.code === "internal" ? say("errors.internal") : localized(api.message)}
        </p>
        {api.code === "internal" ? <p className={css.hint}>{localized(api.message)}</p> : null}
        {api.hints.map((hint) => (
          <p key={hint.zh} className={css.hint}>
            {localized(hint)}
          </p>
        ))}
      </div>
      {action ? <div className={css.action}>{action}</div> : null}
    </div>
  );
}
