import { PlusOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { PartBanner } from "@/drafts/PartBanner";
import { usePartDraft } from "@/drafts/usePartDraft";
import { useSay, type TextKey } from "@/i18n";
import type { DangerDraft } from "@/platform";
import { FieldNotes } from "@/form/Field";
import { TagField } from "@/form/TagField";
import { useFieldNames } from "../shared/useFieldNames";
import { usePartActions } from "../shared/usePartActions";
import css from "./words.module.css";

/**
 * The shop's own words for a topic, and those inside which nothing counts. Without any, the topic
 * has no place in the file.
 */
export function DangerWords({ stored, focused }: { stored: DangerDraft; focused: boolean }) {
  const say = useSay();
  const { message } = App.useApp();
  const fieldName = useFieldNames();
  const { remove } = usePartActions();
  const part = usePartDraft("danger", stored.topic, stored);
  const draft = part.draft ?? stored;
  const [excepting, setExcepting] = useState(false);
  const leave = async () => {
    if (draft.words.length + draft.except.length > 0) return part.flush();
    if (await remove({ kind: "danger", id: stored.topic }, "dropped"))
      void message.success({
        key: "handover",
        content: say("handover.droppedWords", { topic: say(`topic.${stored.topic}` as TextKey) }),
      });
  };
  return (
    <div className={css.fields} data-kb-text>
      <PartBanner part={part} fieldName={fieldName} />
      <label>
        <span>
          {say("handover.dangerWords")}
          <small>{say("handover.countWords", { count: draft.words.length })}</small>
          <DraftPhaseLine state={part} />
        </span>
        <TagField
          value={draft.words}
          onChange={(words) => part.change({ words })}
          onBlur={() => void leave()}
          label={say("handover.dangerWords")}
          placeholder={say("handover.tagsPlaceholder")}
          testid={`danger-words-${stored.topic}`}
          autoFocus={focused}
        />
      </label>
      {draft.except.length === 0 && !excepting ? (
        <Button
          size="small"
          type="link"
          icon={<PlusOutlined />}
          className={css.more}
          onClick={() => setExcepting(true)}
          data-testid={`danger-except-add-${stored.topic}`}
        >
          {say("handover.dangerExcept")}
        </Button>
      ) : (
        <label>
          <span>
            {say("handover.dangerExcept")}
            <small>{say("handover.dangerExceptHint")}</small>
          </span>
          <TagField
            value={draft.except}
            onChange={(except) => part.change({ except })}
            onBlur={() => void leave()}
            label={say("handover.dangerExcept")}
            placeholder={say("handover.tagsPlaceholder")}
            testid={`danger-except-${stored.topic}`}
            autoFocus={excepting}
          />
        </label>
      )}
      <FieldNotes notes={part.diagnostics} />
    </div>
  );
}

/**
 * A topic for which Kaopu's wordings suffice so far; the first word of one's own gives it a place
 * in the file.
 */
export function NoOwnWords({ topic, onBegun }: { topic: Topic; onBegun: () => void }) {
  const say = useSay();
  const { add } = usePartActions();
  const [writing, setWriting] = useState(false);
  const begin = async (words: string[]) => {
    if (words.length > 0 && (await add({ kind: "danger", draft: { topic, words, except: [] } })))
      onBegun();
  };
  if (writing)
    return (
      <div className={css.fields}>
        <TagField
          value={[]}
          autoFocus
          onChange={(words) => void begin(words)}
          onBlur={() => setWriting(false)}
          label={say("handover.dangerWords")}
          placeholder={say("handover.tagsPlaceholder")}
          testid={`danger-words-${topic}`}
        />
      </div>
    );
  return (
    <div className={css.none}>
      <span>{say("handover.noOwnWords")}</span>
      <Button
        size="small"
        type="link"
        icon={<PlusOutlined />}
        onClick={() => setWriting(true)}
        data-testid={`danger-add-${topic}`}
      >
        {say("handover.addWords")}
      </Button>
    </div>
  );
}

/** The danger topics that there are, as the files spell them. */
export const TOPICS = [
  "injury",
  "illness",
  "allergy",
  "food_safety",
  "fire",
  "minor",
  "legal",
  "fraud",
  "privacy",
] as const;
export type Topic = (typeof TOPICS)[number];
