import type { EscalationView } from "@/platform";
import { DangerTopics } from "./DangerTopics";
import { SettingsWords } from "./SettingsWords";
import css from "./words.module.css";

/** What the bot listens for, and what the human wants to know. */
export function WordsTab({ view }: { view: EscalationView }) {
  return (
    <div className={css.page}>
      <div className={css.column}>
        <DangerTopics view={view} />
        <SettingsWords view={view} />
      </div>
    </div>
  );
}
