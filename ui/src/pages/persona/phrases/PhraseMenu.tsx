import { DeleteOutlined, DownOutlined, UpOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import { IconButton } from "@/ui/IconButton";
import { INNER_STOP } from "@/ui/rowKeys";
import css from "./phrases.module.css";

export type CellMoves = {
  up: () => void;
  down: () => void;
  remove: () => void;
  first: boolean;
  last: boolean;
};

/** Earlier, later, out; they come with the pointer or the keyboard. */
export function PhraseMenu({
  moves,
  label,
  testid,
}: {
  moves: CellMoves;
  label: string;
  testid: string;
}) {
  const say = useSay();
  // The field under the pen must not lose its focus, and so be closed, before the press counts.
  const keep = (event: React.MouseEvent) => event.preventDefault();
  return (
    <span className={css.tools}>
      {moves.first && moves.last ? null : (
        <>
          <IconButton
            title={say("phrase.earlier")}
            icon={<UpOutlined aria-hidden />}
            disabled={moves.first}
            {...INNER_STOP}
            onMouseDown={keep}
            onClick={moves.up}
            aria-label={`${say("phrase.earlier")}: ${label}`}
            data-testid={`${testid}-up`}
          />
          <IconButton
            title={say("phrase.later")}
            icon={<DownOutlined aria-hidden />}
            disabled={moves.last}
            {...INNER_STOP}
            onMouseDown={keep}
            onClick={moves.down}
            aria-label={`${say("phrase.later")}: ${label}`}
            data-testid={`${testid}-down`}
          />
        </>
      )}
      <IconButton
        title={say("phrase.remove")}
        icon={<DeleteOutlined aria-hidden />}
        {...INNER_STOP}
        onMouseDown={keep}
        onClick={moves.remove}
        aria-label={`${say("phrase.remove")}: ${label}`}
        data-testid={`${testid}-remove`}
      />
    </span>
  );
}
