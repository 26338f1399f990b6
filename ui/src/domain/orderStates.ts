// Order states and channels as the files spell them; both spellings are read, and the one in use is
// kept.
import type { Channel, OrderState } from "@/platform";

export const ORDER_STATES: readonly { code: OrderState; zh: string }[] = [
  { code: "none", zh: "无订单" },
  { code: "unpaid", zh: "待付款" },
  { code: "paid", zh: "待发货" },
  { code: "shipped", zh: "运输中" },
  { code: "delivering", zh: "派送中" },
  { code: "stalled", zh: "物流停滞" },
  { code: "signed", zh: "已签收" },
  { code: "return_filed", zh: "退货中" },
  { code: "exchange_filed", zh: "换货中" },
  { code: "refund_filed", zh: "退款中" },
  { code: "refunded", zh: "已退款" },
  { code: "cancelled", zh: "已取消" },
];

export const CHANNELS: readonly { code: Channel; zh: string }[] = [
  { code: "chat", zh: "聊天" },
  { code: "phone", zh: "电话" },
];

/** The parts of a list cell; the full-width bar counts as a bar. */
export function cellParts(cell: string): string[] {
  return cell
    .split(/[|｜]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/**
 * Codes for the known parts of a cell; what is not known stays as it was written, so that nothing
 * is lost by opening an editor.
 */
export function toCodes(
  cell: string,
  spellings: readonly { code: string; zh: string }[],
): string[] {
  return cellParts(cell).map(
    (part) => spellings.find(({ code, zh }) => code === part || zh === part)?.code ?? part,
  );
}

/** Writes codes back in the spelling that the cell had: Chinese stays Chinese. */
export function toCell(
  codes: string[],
  before: string,
  spellings: readonly { code: string; zh: string }[],
): string {
  const chinese = cellParts(before).some((part) => spellings.some(({ zh }) => zh === part));
  return codes
    .map((code) => (chinese ? (spellings.find((one) => one.code === code)?.zh ?? code) : code))
    .join("|");
}
