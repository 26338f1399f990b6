import { InputNumber, Segmented, Select, Slider } from "antd";
import type { PartDraft } from "@/drafts/usePartDraft";
import { CategoriesField, EntriesField } from "@/form/EntriesField";
import { Field, FieldNotes, at } from "@/form/Field";
import { HoursField } from "@/form/HoursField";
import { useSay } from "@/i18n";
import type { CareMomentDraft, CareView } from "@/platform";
import { TRIGGERS } from "../line/lanes";
import { rankOf } from "../moments";
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
  const now = (change: Partial<CareMomentDraft>) => {
    part.change(change);
    part.flush();
  };
  const field = (name: Exclude<keyof CareMomentDraft, "id">) => ({
    label: say(`care.field.${name}`),
    notes: at(part.diagnostics, name),
  });
  const kept = view.capabilities.some(({ id }) => id === draft.promise);
  return (
    <div className={css.fields}>
      <Field {...field("on")} hint={say(`careTriggerHint.${draft.on}`)}>
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
      </Field>
      {draft.on === "long_wait" ? (
        <Field {...field("after_minutes")}>
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
        </Field>
      ) : null}
      {draft.on === "late_night" ? (
        <Field {...field("hours")}>
          <HoursField
            value={draft.hours}
            onChange={(hours) => part.change({ hours })}
            onBlur={part.flush}
            label={say("care.field.hours")}
            testid="care-hours"
          />
        </Field>
      ) : null}
      <Field {...field("entries")}>
        <EntriesField
          value={draft.entries}
          onChange={(entries) => now({ entries })}
          label={say("care.field.entries")}
          placeholder={say("care.anyAnswer")}
          testid="care-entries"
          shown={3}
        />
        <CategoriesField
          value={draft.categories}
          onChange={(categories) => now({ categories })}
          label={say("care.anyCategory")}
          placeholder={say("care.anyCategory")}
          testid="care-categories"
        />
        <FieldNotes notes={at(part.diagnostics, "categories")} />
      </Field>
      <Field
        {...field("priority")}
        hint={say("care.rank", {
          priority: draft.priority,
          rank: rankOf(draft, view.moments),
          all: view.moments.length,
        })}
      >
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
      </Field>
      <Field {...field("once")}>
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
      </Field>
      <Field {...field("cooldown")}>
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
      </Field>
      <Field {...field("promise")} hint={say("phrase.promiseHint")}>
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
      </Field>
    </div>
  );
}
