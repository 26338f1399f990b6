import { Select } from "antd";
import { useMemo } from "react";
import { useProducts } from "@/state/queries";
import { cellParts } from "@/domain/orderStates";
import { useSay } from "@/i18n";

type Props = { value: string; onChange: (value: string) => void; onBlur: () => void };

/** Products by name, or one attribute with its values (`适用炉灶=电磁炉|通用`), as the cell allows. */
export function ProductCondition({ value, onChange, onBlur }: Props) {
  const say = useSay();
  const data = useProducts().data;
  const options = useMemo(() => {
    const products = data ?? [];
    const attributes = [
      ...new Set(
        products.flatMap((product) =>
          product.attributes.filter((one) => one.value).map((one) => `${one.name}=${one.value}`),
        ),
      ),
    ];
    return [
      {
        label: say("conditions.products"),
        options: products.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        label: say("conditions.attributes"),
        options: attributes
          .filter((one) => one.length <= 24)
          .map((one) => ({ value: one, label: one.replace("=", " = ") })),
      },
    ];
  }, [data, say]);
  const attribute = value.includes("=");
  return (
    <Select
      mode="tags"
      allowClear
      placeholder={say("conditions.any")}
      aria-label={say("conditions.product")}
      options={options}
      showSearch={{ optionFilterProp: "label" }}
      data-testid="condition-product"
      onBlur={onBlur}
      value={attribute ? [value] : cellParts(value)}
      onChange={(chosen: string[]) => {
        const last = chosen.at(-1) ?? "";
        // An attribute stands alone in the cell; products may be several.
        onChange(last.includes("=") ? last : chosen.filter((one) => !one.includes("=")).join("|"));
      }}
    />
  );
}
