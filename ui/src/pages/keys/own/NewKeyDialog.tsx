import { useQueryClient } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { freeName, NewKeyFields, newKeyReady } from "@/signing/NewKeyFields";
import { signFooter } from "@/signing/signFooter";
import { keys as names, useKeys } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";
import css from "../keys.module.css";

/** Makes a key: nothing else changes until somebody lets it sign. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [key, setKey] = useState({
    name: freeName(useKeys().data ?? []),
    passphrase: "",
    again: "",
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ready = newKeyReady(key);
  const make = async () => {
    setBusy(true);
    setError(null);
    try {
      await platform.createKey(key.name.trim(), key.passphrase);
      await queries.invalidateQueries({ queryKey: names.keys });
      void message.success(say("keys.made"));
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
      title={say("release.newKey")}
      footer={signFooter(say, {
        busy,
        ready,
        okText: say("keys.makeNow"),
        testid: "new-key-ok",
        onSign: () => void make(),
        onClose,
      })}
      onCancel={busy ? undefined : onClose}
      mask={{ closable: false }}
    >
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void make();
        }}
      >
        <p className={css.soft}>{say("keys.makeWhat")}</p>
        <NewKeyFields value={key} onChange={setKey} />
        {error ? <ErrorNote error={error} /> : null}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
