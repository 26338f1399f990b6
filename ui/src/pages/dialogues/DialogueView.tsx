import { DeleteOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Tooltip } from "antd";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { KB, useDialogue } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { OutcomeIcon } from "@/ui/icons";
import { PlayedTurnView } from "./PlayedTurnView";
import css from "./dialogues.module.css";

/** One dialogue as a conversation, played now. */
export function DialogueView({ file }: { file: string }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { go } = useNavigation();
  const { message } = App.useApp();
  const remove = async () => {
    try {
      await platform.removeDialogue(file);
      go({ page: "dialogues", dialogue: undefined });
      await queries.invalidateQueries({ queryKey: KB });
      void message.success(say("dialogues.removed"));
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
  return (
    <section className={css.view}>
      <Loaded query={useDialogue(file)}>
        {(report) => (
          <>
            <header className={css.viewHead}>
              <OutcomeIcon outcome={report.passed ? "passed" : "failed"} />
              <h2>{report.title}</h2>
              <code>{file}</code>
              <Tooltip title={say("dialogues.remove")}>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={say("dialogues.remove")}
                  onClick={() => void remove()}
                  data-testid="dialogue-remove"
                />
              </Tooltip>
            </header>
            <ol className={css.turns} data-testid="dialogue-turns">
              {report.turns.map((played, index) => (
                <PlayedTurnView
                  // biome-ignore lint/suspicious/noArrayIndexKey: the number of the turn
                  key={index}
                  played={played}
                />
              ))}
            </ol>
          </>
        )}
      </Loaded>
    </section>
  );
}
