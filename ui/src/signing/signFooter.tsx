import { Button } from "antd";
import type { ReactNode } from "react";
import type { Say } from "@/i18n";

type Props = {
  busy: boolean;
  ready: boolean;
  danger?: boolean;
  okText: string;
  testid: string;
  onSign: () => void;
  onClose: () => void;
};

/** The two buttons of a dialog that signs. */
export function signFooter(say: Say, props: Props): ReactNode[] {
  const { busy, ready, danger = false, okText, testid, onSign, onClose } = props;
  return [
    <Button key="cancel" onClick={onClose} disabled={busy}>
      {say("common.cancel")}
    </Button>,
    <Button
      key="sign"
      type="primary"
      danger={danger}
      loading={busy}
      disabled={!ready}
      onClick={onSign}
      data-testid={testid}
    >
      {okText}
    </Button>,
  ];
}
