import { Button, Checkbox, Input, Modal, Segmented, Tooltip } from "antd";
import { useMemo, useState } from "react";
import { useSay, type Say } from "@/i18n";
import type { BulkChange, BulkEdit, BulkPlan, ReplaceFields, TextPlace } from "@/platform";
import { ErrorNote } from "@/ui/notes";
import { ChangeLines, placeKey } from "./ChangeLines";
import { PlanNotes } from "./PlanNotes";
import { useBulk } from "./useBulk";
import { usePlan } from "./usePlan";
import css from "./bulk.module.css";

type Props = {
  /** Chosen entries; none: only all can be looked at. */
  entries: string[];
  onClose: () => void;
};

const FIELDS = ["questions", "phrasings", "answers", "notes", "phrases", "tables"] as const;
const NONE: ReadonlyMap<string, TextPlace> = new Map();

/** A text is looked for and what would come in its place is shown while it is typed. */
export function ReplaceDialog({ entries, onClose }: Props) {
  const say = useSay();
  const apply = useBulk();
  const [asked, setAsked] = useState({ find: "", with: "", regex: false, match_case: false });
  const [fields, setFields] = useState<ReplaceFields>({
    questions: true,
    phrasings: true,
    answers: true,
    notes: false,
    phrases: false,
    tables: false,
  });
  const [chosenOnly, setChosenOnly] = useState(entries.length > 0);
  const [skip, setSkip] = useState(NONE);
  const [busy, setBusy] = useState(false);
  const edit = useMemo((): BulkEdit | null => {
    if (!asked.find) return null;
    const how = { ...asked, entries: chosenOnly ? entries : [], fields, skip: [...skip.values()] };
    return { kind: "replace", how };
  }, [asked, fields, chosenOnly, entries, skip]);
  const { plan, settled, error } = usePlan(edit);

  // Places are those of what was asked then.
  const ask = (changed: Partial<typeof asked>) => {
    setSkip(NONE);
    setAsked((now) => ({ ...now, ...changed }));
  };
  const skipAll = (changes: readonly BulkChange[]) =>
    setSkip(new Map(changes.map(({ place }) => [placeKey(place), place])));
  const make = async (how: BulkEdit, version?: string) => {
    setBusy(true);
    const done = await apply(how, version);
    setBusy(false);
    if (done) onClose();
  };
  const { find, with: by, regex } = asked;
  const isWord = !regex && find.trim() !== by.trim() && [find, by].every(couldBeWord);
  return (
    <Modal
      open
      width={820}
      style={{ top: 48 }}
      mask={{ closable: false }}
      title={say("bulk.replace")}
      onCancel={onClose}
      footer={[
        isWord ? (
          <Tooltip key="synonym" title={say("bulk.asSynonymHint", { word: find, term: by })}>
            <Button
              type="text"
              disabled={busy}
              onClick={() => void make({ kind: "synonym", term: by.trim(), word: find.trim() })}
              data-testid="bulk-synonym"
            >
              {say("bulk.asSynonym")}
            </Button>
          </Tooltip>
        ) : null,
        <Button key="cancel" onClick={onClose}>
          {say("common.cancel")}
        </Button>,
        <Button
          key="ok"
          type="primary"
          loading={busy}
          disabled={!edit || !plan || !settled || plan.chosen === 0}
          onClick={() => edit && plan && void make(edit, plan.version)}
          data-testid="bulk-ok"
        >
          {plan && plan.chosen > 0
            ? say("bulk.replaceOk", { count: plan.chosen })
            : say("bulk.replaceNone")}
        </Button>,
      ]}
      data-testid="replace-dialog"
    >
      <div className={css.asked}>
        <label htmlFor="replace-find">{say("bulk.find")}</label>
        <Input
          id="replace-find"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={find}
          onChange={(event) => ask({ find: event.target.value })}
          data-testid="replace-find"
        />
        <div className={css.toggles}>
          <Toggle
            mark="Aa"
            label={say("bulk.matchCase")}
            on={asked.match_case}
            onChange={(match_case) => ask({ match_case })}
          />
          <Toggle
            mark=".*"
            label={say("bulk.regex")}
            on={regex}
            onChange={(on) => ask({ regex: on })}
          />
        </div>
        <label htmlFor="replace-with">{say("bulk.with")}</label>
        <Input
          id="replace-with"
          autoComplete="off"
          spellCheck={false}
          value={by}
          placeholder={say(regex ? "bulk.withGroups" : "bulk.withNothing")}
          onChange={(event) => ask({ with: event.target.value })}
          data-testid="replace-with"
        />
      </div>
      <div className={css.scope}>
        {entries.length > 0 ? (
          <Segmented
            size="small"
            value={chosenOnly ? "chosen" : "all"}
            onChange={(value) => {
              setSkip(NONE);
              setChosenOnly(value === "chosen");
            }}
            options={[
              { value: "chosen", label: say("bulk.inChosen", { count: entries.length }) },
              { value: "all", label: say("bulk.inAll") },
            ]}
          />
        ) : null}
        {FIELDS.map((field) => (
          <Checkbox
            key={field}
            checked={fields[field]}
            // Chosen entries are all that is meant.
            disabled={chosenOnly && (field === "phrases" || field === "tables")}
            onChange={({ target }) => {
              setSkip(NONE);
              setFields((now) => ({ ...now, [field]: target.checked }));
            }}
            data-testid={`replace-in-${field}`}
          >
            {say(`bulk.in.${field}`)}
          </Checkbox>
        ))}
      </div>
      {error ? (
        <ErrorNote error={error} />
      ) : (
        <>
          <div className={css.found} aria-live="polite" data-testid="replace-found">
            <span>{foundWords(edit ? plan : null, say)}</span>
            {plan && plan.found > 1 && plan.changes.length === plan.found ? (
              <Button
                size="small"
                type="link"
                onClick={() => (skip.size > 0 ? setSkip(NONE) : skipAll(plan.changes))}
                data-testid="replace-all-none"
              >
                {say(skip.size > 0 ? "bulk.tickAll" : "bulk.tickNone")}
              </Button>
            ) : null}
          </div>
          {plan && plan.found > 0 ? (
            <>
              <ChangeLines
                changes={plan.changes}
                skipped={new Set(skip.keys())}
                onSkip={(place, skipped) =>
                  setSkip((now) => {
                    const next = new Map(now);
                    if (skipped) next.set(placeKey(place), place);
                    else next.delete(placeKey(place));
                    return next;
                  })
                }
              />
              <PlanNotes plan={plan} />
            </>
          ) : null}
        </>
      )}
    </Modal>
  );
}

/** Whether customers could say it as one word: no placeholder, no sentence. */
const couldBeWord = (text: string) => /^[^{}|｜，。？！,?!]{1,12}$/.test(text.trim());

function foundWords(plan: BulkPlan | null, say: Say): string {
  if (!plan) return say("bulk.findHint");
  if (plan.found === 0) return say("bulk.notFound");
  const { found, chosen, parts, changes } = plan;
  const told = say("bulk.found", { found, chosen, parts });
  const more = found - changes.length;
  return more > 0 ? `${told}${say("bulk.more", { count: more })}` : told;
}

function Toggle({
  mark,
  label,
  on,
  onChange,
}: {
  mark: string;
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <Tooltip title={label}>
      <Button
        type={on ? "primary" : "default"}
        aria-pressed={on}
        aria-label={label}
        onClick={() => onChange(!on)}
        data-testid={`replace-${mark === "Aa" ? "case" : "regex"}`}
      >
        {mark}
      </Button>
    </Tooltip>
  );
}
