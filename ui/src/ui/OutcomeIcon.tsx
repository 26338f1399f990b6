import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { DialogueRow } from "@/platform";

/** Passed, failed, or not played yet. */
export function OutcomeIcon({ outcome }: { outcome: DialogueRow["outcome"] }) {
  const say = useSay();
  const props = { "aria-label": say(`outcome.${outcome}`), role: "img" };
  if (outcome === "passed")
    return <CheckCircleFilled {...props} style={{ color: "var(--good)" }} />;
  if (outcome === "failed")
    return <CloseCircleFilled {...props} style={{ color: "var(--error)" }} />;
  return <MinusCircleOutlined {...props} style={{ color: "var(--text-faint)" }} />;
}
