import { useProducts } from "@/state/queries";
import { useSay } from "@/i18n";
import { Loaded } from "@/ui/Loaded";
import css from "./facts.module.css";

/** The products with what is known of them; the attribute or product in question stands out. */
export function ProductTable({ attribute }: { attribute: string }) {
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
