import {
  ClockCircleOutlined,
  MessageOutlined,
  PhoneOutlined,
  ShoppingOutlined,
  SolutionOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { Dropdown } from "antd";
import { shortTime } from "@/domain/clock";
import { useSay, type Say } from "@/i18n";
import type { Customer } from "@/platform";
import { useProducts } from "@/state/queries";
import { useSimulator } from "../SimulatorProvider";
import { ContextChip } from "./ContextChip";
import { CustomerEditor } from "./CustomerEditor";
import { OrderEditor } from "./OrderEditor";
import { Situations } from "./Situations";
import { TimeEditor } from "./TimeEditor";
import css from "./context.module.css";

/** The customer's situation, over the input: what is known besides the words. */
export function ContextBar() {
  const say = useSay();
  const { settings, setSettings, clock, setClock } = useSimulator();
  const products = useProducts().data ?? [];
  const { order, product, channel, now, customer } = settings;
  return (
    <fieldset className={css.bar} aria-label={say("simulator.situation")}>
      <Situations />
      <ContextChip
        icon={<SolutionOutlined aria-hidden />}
        label={say("simulator.order")}
        value={order ? say(`orderState.${order.state}`) : null}
        testid="ctx-order"
      >
        <OrderEditor
          order={order}
          onChange={(changed) => setSettings({ ...settings, order: changed })}
        />
      </ContextChip>
      <Dropdown
        trigger={["click"]}
        menu={{
          selectable: true,
          selectedKeys: product ? [product] : [""],
          style: { maxHeight: 320, overflow: "auto" },
          items: [
            { key: "", label: say("simulator.noProduct") },
            ...products.map(({ id, name }) => ({ key: id, label: name })),
          ],
          onClick: ({ key }) => setSettings({ ...settings, product: key || null }),
        }}
      >
        <button
          type="button"
          className={css.chip}
          data-set={product !== null}
          data-testid="ctx-product"
        >
          <ShoppingOutlined aria-hidden />
          <span>{products.find(({ id }) => id === product)?.name ?? say("simulator.product")}</span>
        </button>
      </Dropdown>
      <button
        type="button"
        className={css.chip}
        data-set={channel !== "chat"}
        data-testid="ctx-channel"
        onClick={() => setSettings({ ...settings, channel: channel === "chat" ? "phone" : "chat" })}
        title={say("simulator.switchChannel")}
      >
        {channel === "phone" ? <PhoneOutlined aria-hidden /> : <MessageOutlined aria-hidden />}
        <span>{say(`channel.${channel}`)}</span>
      </button>
      <ContextChip
        icon={<ClockCircleOutlined aria-hidden />}
        label={say("simulator.nowChip")}
        value={(clock ?? now) ? shortTime(clock ?? now ?? "") : null}
        testid="ctx-time"
      >
        <TimeEditor
          now={clock ?? now}
          onChange={(changed) => {
            setClock(null);
            setSettings({ ...settings, now: changed });
          }}
        />
      </ContextChip>
      <ContextChip
        icon={<UserOutlined aria-hidden />}
        label={say("simulator.customer")}
        value={customer ? customerChip(customer, say) : null}
        testid="ctx-customer"
      >
        <CustomerEditor
          customer={customer}
          onChange={(changed) => setSettings({ ...settings, customer: changed })}
        />
      </ContextChip>
    </fieldset>
  );
}

/** Who it is, or else the one thing that is known. */
function customerChip({ name, level, orders }: Customer, say: Say): string {
  const who = [name, level].filter(Boolean).join(" · ");
  if (who) return who;
  return say(
    typeof orders !== "number"
      ? "shopEvent.birthday"
      : orders === 0
        ? "shopEvent.first_purchase"
        : "shopEvent.return_customer",
  );
}
