import { CloseCircleFilled } from "@ant-design/icons";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useSay, useLocalized } from "@/i18n";
import { toApiError } from "@/platform";
import css from "./notes.module.css";

/** What was read, or a skeleton while it is being read, or the error with a way to try again. */
export function Loaded<T>({
  query,
  skeleton,
  children,
}: {
  query: UseQueryResult<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const say = useSay();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return (
      <div style={{ padding: 24 }}>
        <ErrorNote
          error={query.error}
          action={
            <Button size="small" onClick={() => void query.refetch()}>
              {say("common.tryAgain")}
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <>
      {skeleton ?? (
        <div style={{ padding: 24 }} aria-busy="true">
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      )}
    </>
  );
}

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

/** Nothing here yet: one sentence that teaches, one button that starts. */
export function EmptyNote({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      {icon ? (
        <span className={css.emptyIcon} aria-hidden>
          {icon}
        </span>
      ) : null}
      <h3>{title}</h3>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
