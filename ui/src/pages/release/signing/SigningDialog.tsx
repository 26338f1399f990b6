import { useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState, type ReactNode } from "react";
import { useSay } from "@/i18n";
import { KB, useKeys } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";
import { signFooter } from "./signFooter";
import { WithKey, type OwnKey } from "./WithKey";

/** Something that is done with a key of one's own: what it is, the key, and the button. */
export function SigningDialog({
  title,
  okText,
  ready,
  act,
  onClose,
  children,
}: {
  title: string;
  okText: string;
  ready: boolean;
  act: (key: OwnKey) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}) {
  const say = useSay();
  const queries = useQueryClient();
  const keys = useKeys().data ?? [];
  const [key, setKey] = useState<OwnKey>({ path: "", passphrase: "" });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const path = key.path || (keys[0]?.path ?? "");
  const can = ready && path !== "" && key.passphrase !== "";
  const sign = async () => {
    setBusy(true);
    setError(null);
    try {
      await act({ ...key, path });
      await queries.invalidateQueries({ queryKey: KB });
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      footer={signFooter(say, {
        busy,
        ready: can,
        okText,
        testid: "signing-ok",
        onSign: () => void sign(),
        onClose,
      })}
      onCancel={busy ? undefined : onClose}
      mask={{ closable: false }}
    >
      {children}
      {keys.length === 0 ? (
        <p>{say("signing.noKey")}</p>
      ) : (
        <WithKey value={key} onChange={setKey} />
      )}
      {error ? <ErrorNote error={error} /> : null}
    </Modal>
  );
}
