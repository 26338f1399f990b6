import { lazy, Suspense } from "react";
import { useOpenHandbook } from "@/state/handbook";

const HandbookDrawer = lazy(async () => ({
  default: (await import("./HandbookDrawer")).HandbookDrawer,
}));

/** Where the handbook appears when it is opened; its text is loaded then. */
export function HandbookHost() {
  const at = useOpenHandbook();
  return at ? (
    <Suspense fallback={null}>
      <HandbookDrawer at={at} />
    </Suspense>
  ) : null;
}
