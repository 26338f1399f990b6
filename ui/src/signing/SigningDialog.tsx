import { useQueryClient } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { useSay } from "@/i18n";
import type { SigningView } from "@/platform";
import { KB, useKeys, useSigning } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";
import { useOwnKeys, type Right } from "./ownKeys";
import { signFooter } from "./signFooter";
import { WithKey, type Unlocked } from "./WithKey";
import css from "./signing.module.css";

type Props = {
  title: string;
  okText: string;
  ready: boolean;
  danger?: boolean;
  /** Which keys come first; to change the list, no other will do. */
  right?: Right;
  /** What comes of it, where that may be a change that others have yet to sign. */
  act: (key: Unlocked) => Promise<SigningView | null>;
  onClose: () => void;
  children: ReactNode;
};

/** Something that is done with a key of one's own: what it is, the key, and the button. */
export function SigningDialog(props: Props) {
  const { title, okText, ready, danger, right, act, onClose, children } = props;
  const say = useSay();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const keys = useOwnKeys(right);
  const [read, listed] = [useKeys().isSuccess, useSigning().isSuccess];
  const [key, setKey] = useState<Unlocked>({ path: "", passphrase: "" });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const path = key.path || (keys[0]?.path ?? "");
  const nobody = right === "manages" && !keys.some(({ person }) => person?.manages);
  const can = ready && !nobody && path !== "" && key.passphrase !== "";
  const sign = async () => {
    setBusy(true);
    setError(null);
    try {
      const waiting = (await act({ ...key, path }))?.waiting;
      if (waiting) {
        const people = waiting.asked.join(say("common.comma"));
        void message.info(say("keys.nowWaits", { people }), 8);
      }
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
      centered
      title={title}
      footer={signFooter(say, {
        busy,
        ready: can,
        danger,
        okText,
        testid: "signing-ok",
        onSign: () => void sign(),
        onClose,
      })}
      onCancel={busy ? undefined : onClose}
      mask={{ closable: false }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (can && !busy) void sign();
        }}
      >
        {children}
        {!read || !listed ? null : keys.length === 0 ? (
          <p className={css.lacking}>{say("signing.noKey")}</p>
        ) : nobody ? (
          <NobodyHere />
        ) : (
          <WithKey value={key} right={right} onChange={setKey} />
        )}
        {error ? <ErrorNote error={error} /> : null}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}

/** Those who manage the list have their keys elsewhere. */
function NobodyHere() {
  const say = useSay();
  const managers = (useSigning().data?.people ?? []).filter(({ manages }) => manages);
  const people = managers.map(({ person }) => person).join(say("common.comma"));
  return (
    <p className={css.lacking} data-testid="nobody-here">
      {say("keys.askManager", { people })}
    </p>
  );
}
