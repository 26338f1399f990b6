import { useQueryClient } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useState } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useLocalized, useSay } from "@/i18n";
import { usePlatform, type Exported, type GateOverride, type ReleasePreview } from "@/platform";
import { creates, KeyFields, keyReady, noKey, type KeyChoice } from "@/signing/KeyFields";
import { useOwnKeys } from "@/signing/ownKeys";
import { signFooter } from "@/signing/signFooter";
import { KB, keys as names, useKeys, useSigning } from "@/state/queries";
import { ErrorNote, Loaded } from "@/ui/notes";
import { Replaced, SavePath } from "./SavePath";
import css from "./release.module.css";

type Props = {
  preview: ReleasePreview;
  /** The last release's number, where it was asked for. */
  last: number | null;
  /** Gates that are passed over, with the reasons that go into the bundle. */
  overrides: readonly GateOverride[];
  onClose: () => void;
  onExported: (exported: Exported) => void;
};

/** The one modal: a signature leaves this computer and can't be undone. */
export function SignDialog({ preview, last, overrides, onClose, onExported }: Props) {
  const say = useSay();
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const keyList = useKeys();
  const own = useOwnKeys("writes");
  const [key, setKey] = useState<KeyChoice>(noKey);
  const [path, setPath] = useState(preview.suggested_path);
  const [notes, setNotes] = useState("");
  const [person, setPerson] = useState("");
  const first = useSigning().data?.version === 0;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const sign = async () => {
    setBusy(true);
    setError(null);
    try {
      // What is signed is what was shown: if this changes it, it is shown anew instead.
      await drafts.flushAll();
      let keyPath = key.path ?? own[0]?.path ?? "";
      if (creates(key, keyList.data ?? [])) {
        const created = await platform.createKey(key.name.trim(), key.passphrase);
        keyPath = created.path;
        await queries.invalidateQueries({ queryKey: names.keys });
        // If the export fails now, the key exists: it is used the next time, not made again.
        setKey({ ...key, creating: false, path: created.path, again: "" });
      }
      const exported = await platform.exportBundle(
        keyPath,
        key.passphrase,
        path,
        preview.kb_digest,
        notes,
        person,
        last,
        [...overrides],
      );
      void message.success(say("release.done", { seq: exported.seq }));
      await queries.invalidateQueries({ queryKey: KB });
      onExported(exported);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      onCancel={busy ? undefined : onClose}
      title={say("release.signTitle", { seq: preview.seq })}
      width={560}
      centered
      destroyOnHidden
      mask={{ closable: false }}
      footer={signFooter(say, {
        busy,
        ready: keyReady(key, keyList.data ?? []) && path.trim() !== "",
        okText: say("release.signNow"),
        testid: "sign-confirm",
        onSign: () => void sign(),
        onClose,
      })}
    >
      <form
        className={css.sign}
        onSubmit={(event) => {
          event.preventDefault();
          if (keyReady(key, keyList.data ?? [])) void sign();
        }}
      >
        <WhatIsSigned preview={preview} />
        <PassedOver preview={preview} overrides={overrides} />
        <Loaded query={keyList}>
          {(rows) => <KeyFields keys={rows} value={key} onChange={setKey} />}
        </Loaded>
        {first ? (
          <label>
            {say("release.person")}
            <Input
              value={person}
              maxLength={64}
              placeholder={say("release.personHint")}
              onChange={(event) => setPerson(event.target.value)}
              data-testid="release-person"
            />
          </label>
        ) : null}
        <label>
          {say("release.authorNotes")}
          <Input.TextArea
            value={notes}
            maxLength={2000}
            autoSize={{ minRows: 1, maxRows: 4 }}
            placeholder={say("release.authorNotesHint")}
            onChange={(event) => setNotes(event.target.value)}
            data-testid="release-notes"
          />
        </label>
        <SavePath value={path} onChange={setPath} />
        <Replaced path={path} />
        {error ? <ErrorNote error={error} /> : null}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}

/** What the signature stands for although it did not pass. */
function PassedOver({ preview, overrides }: Pick<Props, "preview" | "overrides">) {
  const say = useSay();
  const localized = useLocalized();
  const given = new Map(overrides.map(({ gate, reason }) => [gate, reason]));
  const rows = preview.gates.flatMap(({ id, title, overridden }) => {
    const reason = given.get(id) ?? overridden;
    return reason == null ? [] : [{ id, title, reason }];
  });
  if (rows.length === 0) return null;
  return (
    <ul className={css.passedOver} data-testid="passed-over">
      {rows.map(({ id, title, reason }) => (
        <li key={id}>{say("release.passedOver", { gate: localized(title), reason })}</li>
      ))}
    </ul>
  );
}

/** In one breath: what the signature will stand for. */
function WhatIsSigned({ preview }: { preview: ReleasePreview }) {
  const say = useSay();
  const { files, changes, tally } = preview;
  return (
    <p className={css.what} data-testid="what-is-signed">
      {say(preview.seq === 1 ? "release.whatFirst" : "release.what", {
        title: preview.title,
        seq: preview.seq,
        files: files.length,
        changes: changes.length,
        passed: tally.passed,
        total: tally.total,
      })}
    </p>
  );
}
