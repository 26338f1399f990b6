import { useQueryClient } from "@tanstack/react-query";
import { App, Input, Progress } from "antd";
import { useRef, useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type FactDraft } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { KB, usePlaceholders, useProducts } from "@/state/queries";
import css from "./overview.module.css";

/**
 * What a template left to the shop: each fact with the question that it answers. Gone once all is
 * filled in.
 */
export function ToFill() {
  const say = useSay();
  const { go } = useNavigation();
  const placeholders = usePlaceholders().data;
  const products = useProducts().data;
  if (!placeholders || !products) return null;
  const facts = placeholders.flatMap(({ fact }) => (fact ? [fact] : []));
  const open = facts.filter(({ value }) => value === "");
  const needsProducts =
    products.length === 0 &&
    placeholders.some((row) => row.kind === "product" && row.used_in.length);
  if (open.length === 0 && !needsProducts) return null;
  const missing = [
    ...(open.length ? [say("toFill.facts", { count: open.length })] : []),
    ...(needsProducts ? [say("toFill.products")] : []),
  ];
  return (
    <section className={css.toFill} data-testid="to-fill">
      <h2>{say("toFill.title", { what: missing.join(say("common.comma")) })}</h2>
      <p>{say("toFill.why")}</p>
      <Progress
        percent={Math.round((100 * (facts.length - open.length)) / Math.max(1, facts.length))}
        aria-label={say("toFill.progress")}
        size="small"
      />
      <ul>
        {open.map((fact) => (
          <FactToFill key={fact.key} fact={fact} />
        ))}
      </ul>
      {needsProducts ? (
        <p>
          {say("toFill.productsHow")}{" "}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "tables", table: "products" })}
            data-testid="to-fill-products"
          >
            {say("toFill.productsOpen")}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** One fact: the value is saved when the field is left or Enter is pressed. */
function FactToFill({ fact }: { fact: FactDraft }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [value, setValue] = useState("");
  /** What was sent last: Enter saves, and so does leaving the field, which comes right behind it. */
  const sent = useRef("");
  const save = async () => {
    const text = value.trim();
    if (!text || text === sent.current) return;
    sent.current = text;
    try {
      await platform.saveFact({ ...fact, value: text });
      await queries.invalidateQueries({ queryKey: KB });
    } catch (thrown) {
      sent.current = "";
      void message.error(localized(toApiError(thrown).message));
    }
  };
  return (
    <li>
      <label>
        <b>{fact.key}</b>
        <span>{fact.note || say("toFill.noNote")}</span>
        <Input
          value={value}
          suffix={fact.unit || undefined}
          onChange={(event) => setValue(event.target.value)}
          onBlur={() => void save()}
          onPressEnter={(event) => {
            void save();
            nextField(event.currentTarget)?.focus();
          }}
          data-testid={`to-fill-${fact.key}`}
        />
      </label>
    </li>
  );
}

/** Enter leads on, as Tab does; the last field is only left. */
function nextField(from: HTMLInputElement): HTMLInputElement | null {
  const fields = [...(from.closest("ul")?.querySelectorAll("input") ?? [])];
  const next = fields[fields.indexOf(from) + 1] ?? null;
  if (!next) from.blur();
  return next;
}
