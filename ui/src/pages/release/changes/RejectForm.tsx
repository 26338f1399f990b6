import { Button, Input } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import css from "./changes.module.css";

/** Why it goes back: without a reason the author can only guess. */
export function RejectForm({
  onReject,
  onCancel,
}: {
  onReject: (reason: string) => Promise<void>;
  onCancel: () => void;
}) {
  const say = useSay();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const ready = reason.trim() !== "" && !busy;
  const send = async () => {
    if (!ready) return;
    setBusy(true);
    await onReject(reason.trim());
    setBusy(false);
  };
  return (
    <form
      className={css.reject}
      data-testid="reject-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" && !event.nativeEvent.isComposing) onCancel();
      }}
    >
      <Input
        autoFocus
        value={reason}
        maxLength={300}
        placeholder={say("review.reasonExample")}
        aria-label={say("review.reason")}
        onChange={(event) => setReason(event.target.value)}
        data-testid="reject-reason"
      />
      <Button size="small" onClick={onCancel}>
        {say("common.cancel")}
      </Button>
      <Button
        size="small"
        danger
        type="primary"
        htmlType="submit"
        disabled={!ready}
        data-testid="reject-confirm"
      >
        {say("review.reject")}
      </Button>
    </form>
  );
}
