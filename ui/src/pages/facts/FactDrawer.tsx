import { useQueryClient } from "@tanstack/react-query";
import { Drawer, App, Button, Input } from "antd";
import { useState } from "react";
import { useSay, useLocalized } from "@/i18n";
import { toApiError, usePlatform, type PlaceholderRow } from "@/platform";
import { useFactDrawer } from "@/state/FactDrawerContext";
import { useNavigation } from "@/state/navigation";
import { usePlaceholders, useProducts, KB } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import css from "./facts.module.css";

/**
 * Where a value is kept: the fact with everything that says it, or the products with their
 * attributes.
 */
export function FactDrawer() {
  const say = useSay();
  const { name, close } = useFactDrawer();
  const row = usePlaceholders().data?.find(({ insert }) => insert === name);
  const product = name !== null && (row?.kind === "product" || name.startsWith("product:"));
  return (
    <Drawer
      open={name !== null}
      onClose={close}
      title={product ? say("facts.products") : (row?.insert ?? name)}
      size={product ? 520 : 380}
      mask={false}
      destroyOnHidden
    >
      {product ? (
        <ProductTable attribute={name.replace(/^product:|^[^.]*\./, "")} />
      ) : row?.kind === "fact" ? (
        <FactForm key={row.insert} row={row} />
      ) : (
        <p>{say("facts.notAFact")}</p>
      )}
    </Drawer>
  );
}

/** The products with what is known of them; the attribute or product in question stands out. */
function ProductTable({ attribute }: { attribute: string }) {
  const say = useSay();
  return (
    <Loaded query={useProducts()}>
      {(products) => (
        <div className={css.products}>
          <p>{say("facts.productsHint")}</p>
          {products.map((product) => (
            <section key={product.id} data-marked={product.id === attribute}>
              <h3>
                {product.name}
                <small>{product.aliases.join(say("common.comma"))}</small>
              </h3>
              <dl>
                {product.attributes
                  .filter(({ value, name }) => value || name === attribute)
                  .map(({ name, value }) => (
                    <div key={name} data-marked={name === attribute}>
                      <dt>{name}</dt>
                      <dd>{value || say("facts.unknownValue")}</dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      )}
    </Loaded>
  );
}

/** One value held once: change it here and every answer that uses it says the new one. */
function FactForm({ row }: { row: PlaceholderRow }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { go } = useNavigation();
  const { close } = useFactDrawer();
  const [value, setValue] = useState(row.fact?.value ?? "");
  const [unit, setUnit] = useState(row.fact?.unit ?? "");
  const [note, setNote] = useState(row.note);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await platform.saveFact({ key: row.insert, value, unit, note });
      await queries.invalidateQueries({ queryKey: KB });
      void message.success(say("facts.saved", { key: row.insert, value: value + unit }));
      close();
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      data-testid="fact-form"
    >
      <div className={css.pair}>
        <label>
          {say("facts.value")}
          <Input
            autoFocus
            value={value}
            onChange={(event) => setValue(event.target.value)}
            data-testid="fact-value"
          />
        </label>
        <label>
          {say("facts.unit")}
          <Input
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
            data-testid="fact-unit"
          />
        </label>
      </div>
      <label>
        {say("answers.note")}
        <Input value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!value.trim()}
        data-testid="fact-save"
      >
        {say("facts.save")}
      </Button>
      <h3>{say("facts.usedIn", { count: row.used_in.length })}</h3>
      <ul>
        {row.used_in.map(({ id, question }) => (
          <li key={id}>
            <button
              type="button"
              className="plain link"
              onClick={() => {
                close();
                go({ page: "answers", entry: id });
              }}
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
