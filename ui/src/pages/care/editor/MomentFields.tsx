import { InputNumber, Segmented, Select, Slider } from "antd";
import { useMemo } from "react";
import { useEntries } from "@/state/queries";
import { PartDiagnostics } from "@/drafts/PartDiagnostics";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { CareMomentDraft, CareView } from "@/platform";
import { TRIGGERS } from "../line/lanes";
import { rankOf } from "../moments";
import { FieldRow } from "./FieldRow";
import { HoursField } from "./HoursField";
import css from "./editor.module.css";

/** When a moment comes, behind which answers, how often, and what keeps its promise. */
export function MomentFields({
  part,
  draft,
  view,
}: {
  part: PartDraft<"care_moment">;
  draft: CareMomentDraft;
  view: CareView;
}) {
  const say = useSay();
  const entries = useEntries().data ?? [];
  const categories = useMemo(
    () => [...new Set(entries.map(({ category }) => category).filter(Boolean))],
    [entries],
  );
  const now = (change: Partial<CareMomentDraft>) => {
    part.change(change);
    part.flush();
  };
  const problems = (field: string) => <PartDiagnostics of={part.diagnostics} field={field} />;
  const kept = view.capabilities.some(({ id }) => id === draft.promise);
  return (
    <div className={css.fields}>
      <FieldRow label={say("care.field.on")}>
        <Select
          value={draft.on}
          onChange={(on) =>
            now({
              on,
              hours: on === "late_night" ? draft.hours || "23:00-05:00" : "",
              after_minutes: on === "long_wait" ? draft.after_minutes || 10 : 0,
            })
          }
          options={TRIGGERS.map((value) => ({ value, label: say(`careTrigger.${value}`) }))}
          data-testid="care-on"
        />
        <small>{say(`careTriggerHint.${draft.on}`)}</small>
        {problems("on")}
      </FieldRow>
      {draft.on === "long_wait" ? (
        <FieldRow label={say("care.field.after_minutes")}>
          <span className={css.inline}>
            {say("care.after")}
            <InputNumber
              size="small"
              min={1}
              max={600}
              value={draft.after_minutes}
              onChange={(minutes) => {
                if (minutes !== null) part.change({ after_minutes: minutes });
              }}
              onBlur={part.flush}
              data-testid="care-minutes"
            />
            {say("care.minutes")}
          </span>
          {problems("after_minutes")}
        </FieldRow>
      ) : null}
      {draft.on === "late_night" ? (
        <FieldRow label={say("care.field.hours")}>
          <HoursField value={draft.hours} onChange={(hours) => now({ hours })} />
          {problems("hours")}
        </FieldRow>
      ) : null}
      <FieldRow label={say("care.field.entries")}>
        <Select
          mode="multiple"
          value={draft.entries}
          onChange={(chosen) => now({ entries: chosen })}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say("care.anyAnswer")}
          maxTagCount={3}
          data-testid="care-entries"
          options={[
            ...entries.map(({ id, question }) => ({ value: id, label: question })),
            ...draft.entries
              .filter((id) => !entries.some((entry) => entry.id === id))
              .map((id) => ({ value: id, label: id })),
          ]}
        />
        {problems("entries")}
        <Select
          mode="multiple"
          value={draft.categories}
          onChange={(chosen) => now({ categories: chosen })}
          placeholder={say("care.anyCategory")}
          options={categories.map((value) => ({ value, label: value }))}
          data-testid="care-categories"
        />
        {problems("categories")}
      </FieldRow>
      <FieldRow label={say("care.field.priority")}>
        <Slider
          min={0}
          max={100}
          step={5}
          value={Math.min(100, draft.priority)}
          onChange={(priority) => part.change({ priority })}
          onChangeComplete={part.flush}
          tooltip={{ open: false }}
          ariaLabelForHandle={say("care.field.priority")}
          data-testid="care-priority"
        />
        <small>
          {say("care.rank", {
            priority: draft.priority,
            rank: rankOf(draft, view.moments),
            all: view.moments.length,
          })}
        </small>
        {problems("priority")}
      </FieldRow>
      <FieldRow label={say("care.field.once")}>
        <Segmented
          size="small"
          value={draft.once}
          onChange={(once) => now({ once })}
          options={(["event", "session"] as const).map((value) => ({
            value,
            label: say(`care.once.${value}`),
          }))}
          data-testid="care-once"
        />
        {problems("once")}
      </FieldRow>
      <FieldRow label={say("care.field.cooldown")}>
        <span className={css.inline}>
          <InputNumber
            size="small"
            min={0}
            max={50}
            value={draft.cooldown}
            onChange={(cooldown) => {
              if (cooldown !== null) part.change({ cooldown });
            }}
            onBlur={part.flush}
            data-testid="care-cooldown"
          />
          {say(draft.cooldown === 0 ? "care.noCooldown" : "care.cooldown", {
            count: draft.cooldown,
          })}
        </span>
        {problems("cooldown")}
      </FieldRow>
      <FieldRow label={say("care.field.promise")}>
        <Select
          value={draft.promise}
          onChange={(promise) => now({ promise })}
          status={draft.promise && !kept ? "error" : ""}
          data-testid="care-promise"
          options={[
            { value: "", label: say("phrase.noPromise") },
            ...view.capabilities.map(({ id, description }) => ({
              value: id,
              label: description || id,
            })),
            ...(draft.promise && !kept ? [{ value: draft.promise, label: draft.promise }] : []),
          ]}
        />
        <small>{say("phrase.promiseHint")}</small>
        {problems("promise")}
      </FieldRow>
    </div>
  );
}
