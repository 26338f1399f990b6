import { CloseOutlined, DeleteOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { Button, Input, Tooltip } from "antd";
import { useEffect, useRef } from "react";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { useDrafts } from "@/drafts/DraftsProvider";
import { PartBanner } from "@/drafts/PartBanner";
import { partKey } from "@/drafts/parts";
import { usePartDraft } from "@/drafts/usePartDraft";
import { useStep } from "@/drafts/useStep";
import { FieldNotes, at } from "@/form/Field";
import { useSay, type TextKey } from "@/i18n";
import {
  usePlatform,
  type CareMomentRow,
  type CareView,
  type PersonaRow,
  type PersonasView,
} from "@/platform";
import { useTry } from "../useTry";
import { MomentFields } from "./MomentFields";
import { MomentPhrases } from "./MomentPhrases";
import { RelatedTests } from "./RelatedTests";
import css from "./editor.module.css";

type Props = {
  row: CareMomentRow;
  view: CareView;
  cast: PersonasView;
  persona: PersonaRow;
  fresh: boolean;
  onClose: () => void;
};

/**
 * One care moment: when it comes, how often, what keeps its promise, and what each persona says.
 */
export function MomentEditor({ row, view, cast, persona, fresh, onClose }: Props) {
  const say = useSay();
  const platform = usePlatform();
  const step = useStep();
  const drafts = useDrafts();
  const tryIt = useTry();
  const panel = useRef<HTMLElement>(null);
  const { id } = row.draft;
  const part = usePartDraft("care_moment", id, row.draft, {
    diagnostics: row.diagnostics,
    sentence: null,
  });
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  const { draft } = part;
  if (!draft) return null;
  const remove = async () => {
    if (
      !(await step(
        () => platform.removePart({ kind: "care_moment", id }),
        say("care.removed", { title: draft.title || id }),
      ))
    )
      return;
    drafts.discard(partKey("care_moment", id));
    onClose();
  };
  return (
    <section
      ref={panel}
      className={css.editor}
      tabIndex={-1}
      aria-label={draft.title || id}
      data-testid="care-editor"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <header className={css.head}>
        <Input
          variant="borderless"
          className={css.title}
          value={draft.title}
          placeholder={say("care.titlePlaceholder")}
          aria-label={say("care.field.title")}
          onChange={(event) => part.change({ title: event.target.value })}
          onBlur={part.flush}
          data-testid="care-title"
          data-kb-text
        />
        <code>{id}</code>
        <DraftPhaseLine state={part} />
        <Button
          size="small"
          icon={<PlayCircleOutlined aria-hidden />}
          onClick={() => tryIt(draft)}
          data-testid="care-try"
        >
          {say("care.try")}
        </Button>
        <Tooltip title={say("care.remove")}>
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say("care.remove")}
            onClick={() => void remove()}
            data-testid="care-remove"
          />
        </Tooltip>
        <Tooltip title={say("common.done")}>
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={say("common.done")}
            onClick={onClose}
            data-testid="care-close"
          />
        </Tooltip>
      </header>
      <div className={css.body}>
        <PartBanner part={part} fieldName={(field) => say(`care.field.${field}` as TextKey)} />
        <FieldNotes notes={at(part.diagnostics, "")} />
        <FieldNotes notes={at(part.diagnostics, "title")} />
        <div className={css.columns}>
          <MomentPhrases
            key={persona.draft.id}
            moment={draft}
            part={part}
            fresh={fresh}
            persona={persona}
            cast={cast}
            capabilities={view.capabilities}
          />
          <MomentFields part={part} draft={draft} view={view} />
        </div>
        <RelatedTests rows={row.dialogues} />
      </div>
    </section>
  );
}
