import { WarningFilled } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type UnreadFile, type UnreadSettlement } from "@/platform";
import { useUnreadFiles } from "@/state/queries";
import { PageHelp } from "@/ui/PageHelp";
import css from "./unread.module.css";

/**
 * Files that can't be read as they are: which, why, and what can be done. What they held before
 * stays on the screen meanwhile.
 */
export function UnreadFiles() {
  const files = useUnreadFiles().data ?? [];
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const name = (one: UnreadFile) => `${one.file} ${one.resaved?.digest ?? one.reason.en}`;
  const shown = files.filter((one) => !waiting.includes(name(one)));
  return shown.map((one) => (
    <Banner key={one.file} unread={one} onWait={() => setWaiting([...waiting, name(one)])} />
  ));
}

function Banner({ unread, onWait }: { unread: UnreadFile; onWait: () => void }) {
  const say = useSay();
  const localized = useLocalized();
  const settle = useSettle(unread.file);
  const { file, cause, reason, resaved, keeps_last } = unread;
  const canRead = resaved !== null && resaved.faults.length === 0;
  return (
    <aside className={css.unread} role="alert" data-testid="unread-file" data-file={file}>
      <WarningFilled aria-hidden />
      <div>
        <p>
          <b>{file}</b> {localized(reason)}
          {say(keeps_last ? "unread.keepsLast" : "unread.asItIs")}
          <PageHelp chapter="unread" />
        </p>
        {resaved ? <Plan resaved={resaved} /> : null}
      </div>
      <div className={css.ways}>
        {canRead ? (
          <Button
            size="small"
            type="primary"
            onClick={() => void settle({ settlement: "take_over", digest: resaved.digest })}
            data-testid="unread-take-over"
          >
            {resaved.encoding === "UTF-8"
              ? say("unread.takeOver")
              : say("unread.takeOverAs", { encoding: resaved.encoding })}
          </Button>
        ) : null}
        {keeps_last && cause !== "locked" ? (
          <Button
            size="small"
            onClick={() => void settle({ settlement: "put_back" })}
            data-testid="unread-put-back"
          >
            {say("unread.putBack")}
          </Button>
        ) : null}
        {cause === "gone" ? (
          <Button
            size="small"
            type="text"
            onClick={() => void settle({ settlement: "let_go" })}
            data-testid="unread-let-go"
          >
            {say("unread.letGo")}
          </Button>
        ) : null}
        <Button size="small" type="text" onClick={onWait} data-testid="unread-wait">
          {say(keeps_last ? "unread.wait" : "common.dismiss")}
        </Button>
      </div>
    </aside>
  );
}

/** What was meant: how much of it, what is read otherwise than it stands there, what is lost. */
function Plan({ resaved }: { resaved: NonNullable<UnreadFile["resaved"]> }) {
  const say = useSay();
  const localized = useLocalized();
  const { mended, mended_count, faults, rows } = resaved;
  return (
    <div className={css.plan}>
      <span>{say("unread.rows", { count: rows })}</span>
      {mended.length > 0 ? (
        <ul data-testid="unread-mended">
          {mended.map(({ row, column, found, meant }) => (
            <li key={`${row}-${column}`}>{say("unread.mended", { row, column, found, meant })}</li>
          ))}
          {mended_count > mended.length ? (
            <li>{say("unread.more", { count: mended_count - mended.length })}</li>
          ) : null}
        </ul>
      ) : null}
      {faults.length > 0 ? (
        <ul className={css.faults} data-testid="unread-faults">
          {faults.slice(0, 6).map(({ place, reason }) => (
            <li key={`${place.row}-${place.column}`}>
              {say("unread.fault", { row: place.row, reason: localized(reason) })}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function useSettle(file: string) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const { message } = App.useApp();
  return async (settlement: UnreadSettlement) => {
    try {
      await platform.settleUnread(file, settlement);
      await drafts.flushAll();
      void message.success(say("unread.settled", { file }));
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
}
