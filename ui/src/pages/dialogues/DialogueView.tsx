import { useQueryClient } from "@tanstack/react-query";
import { App, Input } from "antd";
import { CopyOutlined, DeleteOutlined, EditOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type PlayedDialogue } from "@/platform";
import { useSimulator } from "@/simulator/SimulatorProvider";
import { useNavigation } from "@/state/navigation";
import { toggleSimulator } from "@/state/preferences";
import { KB, useDialogue } from "@/state/queries";
import { IconButton } from "@/ui/IconButton";
import { OutcomeIcon } from "@/ui/icons";
import { Loaded } from "@/ui/notes";
import { PlayedTurnView } from "./PlayedTurnView";
import css from "./dialogues.module.css";

/** One dialogue as a conversation, played now. */
export function DialogueView({ file }: { file: string }) {
  return (
    <section className={css.view}>
      <Loaded query={useDialogue(file)}>
        {(report) => (
          <>
            <Head report={report} />
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

/** Its title, and what can be done with it. */
function Head({ report: { file, title, passed } }: { report: PlayedDialogue }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const simulator = useSimulator();
  const { go } = useNavigation();
  const { message } = App.useApp();
  const [renamed, setRenamed] = useState<string | null>(null);
  const doing = async (act: () => Promise<void>) => {
    try {
      await act();
      await queries.invalidateQueries({ queryKey: KB });
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
  const rename = () => {
    const wanted = renamed?.trim();
    setRenamed(null);
    if (wanted && wanted !== title) {
      void doing(async () => void (await platform.renameDialogue(file, wanted)));
    }
  };
  const duplicate = async () => {
    const copy = await platform.duplicateDialogue(file);
    go({ page: "dialogues", dialogue: copy.file });
    void message.success(say("dialogues.duplicated"));
  };
  const play = async () => {
    simulator.open({ file, title }, await platform.dialogueMessages(file));
    toggleSimulator(true);
  };
  const remove = async () => {
    await platform.removeDialogue(file);
    go({ page: "dialogues", dialogue: undefined });
    void message.success(say("dialogues.removed"));
  };
  return (
    <header className={css.viewHead}>
      <OutcomeIcon outcome={passed ? "passed" : "failed"} />
      {renamed === null ? (
        <h2 title={file}>{title}</h2>
      ) : (
        <Input
          autoFocus
          size="small"
          value={renamed}
          aria-label={say("dialogues.rename")}
          onChange={({ target }) => setRenamed(target.value)}
          onPressEnter={rename}
          onBlur={rename}
          onKeyDown={({ key }) => key === "Escape" && setRenamed(null)}
          data-testid="dialogue-title"
        />
      )}
      <IconButton
        title={say("dialogues.rename")}
        icon={<EditOutlined aria-hidden />}
        onClick={() => setRenamed(title)}
        data-testid="dialogue-rename"
      />
      <span className={css.spacer} />
      <IconButton
        title={say("dialogues.play")}
        icon={<PlayCircleOutlined aria-hidden />}
        onClick={() => void doing(play)}
        data-testid="dialogue-play"
      />
      <IconButton
        title={say("dialogues.duplicate")}
        icon={<CopyOutlined aria-hidden />}
        onClick={() => void doing(duplicate)}
        data-testid="dialogue-duplicate"
      />
      <IconButton
        title={say("dialogues.remove")}
        icon={<DeleteOutlined aria-hidden />}
        onClick={() => void doing(remove)}
        data-testid="dialogue-remove"
      />
    </header>
  );
}
