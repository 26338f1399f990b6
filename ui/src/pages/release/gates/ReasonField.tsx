import { Button, Input } from "antd";
import { useId } from "react";
import { useSay } from "@/i18n";
import type { GateRow } from "@/platform";
import { isReason, REASON_CHARS } from "./reasons";
import css from "./gates.module.css";

type Props = {
  gate: GateRow;
  reason: string;
  onReason: (reason: string | null) => void;
};

/** Why a gate is passed over, in the person's own words. */
export function ReasonField({ gate, reason, onReason }: Props) {
  const say = useSay();
  const hint = useId();
  return (
    <div className={css.reason}>
      <Input
        autoFocus
        value={reason}
        maxLength={200}
        placeholder={say("release.reasonPlaceholder")}
        aria-label={say("release.reasonLabel")}
        aria-describedby={hint}
        onChange={(event) => onReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.nativeEvent.isComposing) {
            event.stopPropagation();
            onReason(null);
          }
        }}
        data-testid={`reason-${gate.id}`}
      />
      <Button type="text" onClick={() => onReason(null)}>
        {say("release.passOverNot")}
      </Button>
      <small id={hint}>
        {say(isReason(reason) ? "release.reasonTravels" : "release.reasonShort", {
          count: REASON_CHARS,
        })}
      </small>
    </div>
  );
}
