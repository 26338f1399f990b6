import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { TagField } from "../shared/TagField";
import { usePartActions } from "../shared/usePartActions";
import type { Topic } from "./topics";
import css from "./words.module.css";

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
