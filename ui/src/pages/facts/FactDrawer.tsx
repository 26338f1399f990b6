import { Drawer } from "antd";
import { usePlaceholders } from "@/state/queries";
import { useSay } from "@/i18n";
import { useFactDrawer } from "@/state/FactDrawerContext";
import { FactForm } from "./FactForm";
import { ProductTable } from "./ProductTable";

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
