import { App, Button } from "antd";
import { useState } from "react";
import { shortcut } from "@/domain/keyNames";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useLocalized, useSay } from "@/i18n";
import { ChangeDetails } from "@/pages/overview/changes/ChangeDetails";
import { sentenceOf } from "@/pages/overview/changes/changeWords";
import {
  toApiError,
  usePlatform,
  type HistoryChange,
  type OperationRow,
  type RestorePoint,
} from "@/platform";
import { useOperationChanges } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import css from "./history.module.css";

const FEW = 12;

/** What a line of the history changed, part by part, and the ways back. */
export function OperationDetails({ row, isLatest }: { row: OperationRow; isLatest: boolean }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const restore = useRestore();
  return (
    <div className={css.details} data-testid={`operation-details-${row.id}`}>
      <Loaded query={useOperationChanges(row.first, row.id)} skeleton={null}>
        {(changes) => (
          <>
            {changes.length === 0 ? <p className={css.quiet}>{say("history.noTrace")}</p> : null}
            <ul>
              {(all ? changes : changes.slice(0, FEW)).map((one) => (
                <Change
                  key={`${one.change.what}-${one.change.id}`}
                  one={one}
                  changes={changes}
                  row={row}
                  onRestore={restore}
                />
              ))}
            </ul>
            {changes.length > FEW && !all ? (
              <Button type="link" size="small" onClick={() => setAll(true)}>
                {say("overview.showAll", { count: changes.length })}
              </Button>
            ) : null}
            <footer>
              <Button
                size="small"
                onClick={() => void restore({ operation: row.first, before: true, part: null })}
                data-testid={`restore-before-${row.id}`}
              >
                {say("history.allBefore")}
              </Button>
              {isLatest ? null : (
                <Button
                  size="small"
                  onClick={() => void restore({ operation: row.id, before: false, part: null })}
                  data-testid={`restore-after-${row.id}`}
                >
                  {say("history.allAfter")}
                </Button>
              )}
              <span className={css.quiet}>{say("history.allHint")}</span>
            </footer>
          </>
        )}
      </Loaded>
    </div>
  );
}

type ChangeProps = {
  one: HistoryChange;
  changes: HistoryChange[];
  row: OperationRow;
  onRestore: (point: RestorePoint) => Promise<void>;
};

function Change({ one: { change, ...now }, changes, row, onRestore }: ChangeProps) {
  const say = useSay();
  const { what, id, title, kind } = change;
  const part = { what, id, title };
  return (
    <li data-kind={kind} data-testid={`history-change-${id}`}>
      <div className={css.change}>
        <b>{sentenceOf(change, say)}</b>
        {now.is_as_before ? (
          <small>{say("history.isAsBefore")}</small>
        ) : (
          <Button
            size="small"
            type="text"
            onClick={() => void onRestore({ operation: row.first, before: true, part })}
            data-testid={`restore-part-${id}`}
          >
            {say(kind === "added" ? "history.takeAway" : "history.putBack")}
          </Button>
        )}
        {now.is_as_before || now.is_as_after ? null : (
          <Button
            size="small"
            type="text"
            onClick={() => void onRestore({ operation: row.id, before: false, part })}
            data-testid={`restore-part-after-${id}`}
          >
            {say("history.putAfter")}
          </Button>
        )}
      </div>
      {what === "fact" && kind === "changed" ? null : (
        <ChangeDetails row={change} rows={changes.map((other) => other.change)} />
      )}
    </li>
  );
}

/** No question before it: one step of undo takes it back. */
function useRestore() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const { message } = App.useApp();
  return async (point: RestorePoint) => {
    try {
      await drafts.flushAll();
      await platform.restore(point);
      void message.success(
        point.part
          ? say("history.restored", { title: point.part.title, keys: shortcut("mod", "Z") })
          : say("history.restoredAll", { keys: shortcut("mod", "Z") }),
      );
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
}
