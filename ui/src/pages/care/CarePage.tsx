import { useSay } from "@/i18n";
import { PageFrame } from "@/ui/PageFrame";

/** The designed words of an order's life. */
export function CarePage() {
  const say = useSay();
  return <PageFrame title={say("nav.care")} testid="page-care">{null}</PageFrame>;
}
