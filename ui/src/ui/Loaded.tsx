import type { UseQueryResult } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useSay } from "@/i18n";
import { ErrorNote } from "./ErrorNote";

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
