import { useOpenHandbook, type OpenHandbook } from "@/state/handbook";
import { useLoaded } from "@/ui/useLoaded";

const drawer = async () => (await import("./HandbookDrawer")).HandbookDrawer;

/** Where the handbook appears when it is opened; its text is loaded then. */
export function HandbookHost() {
  const at = useOpenHandbook();
  return at ? <Drawer at={at} /> : null;
}

function Drawer({ at }: { at: OpenHandbook }) {
  const HandbookDrawer = useLoaded(drawer);
  return HandbookDrawer ? <HandbookDrawer at={at} /> : null;
}
