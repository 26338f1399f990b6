import { Drawer } from "antd";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { usePlaceholders } from "@/app/queries";
import { useSay } from "@/i18n";
import { FactForm } from "./FactForm";
import { ProductTable } from "./ProductTable";

type FactDrawerState = { name: string | null; open: (name: string) => void; close: () => void };

const Context = createContext<FactDrawerState | null>(null);

export function FactDrawerProvider({ children }: { children: ReactNode }) {
  const [name, open] = useState<string | null>(null);
  const value = useMemo(() => ({ name, open, close: () => open(null) }), [name]);
  return <Context value={value}>{children}</Context>;
}

export function useFactDrawer(): FactDrawerState {
  const drawer = use(Context);
  if (!drawer) throw new Error("useFactDrawer outside of FactDrawerProvider");
  return drawer;
}

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
