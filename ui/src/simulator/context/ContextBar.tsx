import {
  BellOutlined,
  ClockCircleOutlined,
  DownOutlined,
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
import { PRESETS, presetKey, presetSettings } from "../settings";
import { ContextChip } from "./ContextChip";
import { CustomerEditor } from "./CustomerEditor";
import { EventEditor, OrderEditor } from "./OrderEditor";
import { TimeEditor } from "./TimeEditor";
import css from "./context.module.css";

/** The customer's situation, over the input: what is known besides the words. */
export function ContextBar() {
  const say = useSay();
  const { settings, setSettings } = useSimulator();
  const products = useProducts().data ?? [];
  const { order, product, channel, now, customer, events } = settings;
  return (
    <fieldset className={css.bar} aria-label={say("simulator.situation")}>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: PRESETS.map((preset) => ({
            key: preset,
            label: say(presetKey(preset)),
            onClick: () => setSettings(presetSettings(preset, products[0]?.id ?? null, say)),
          })),
        }}
      >
        <button type="button" className={css.preset} data-testid="sim-presets">
          {say("simulator.presets")}
          <DownOutlined aria-hidden />
        </button>
      </Dropdown>
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
          {products.find(({ id }) => id === product)?.name ?? say("simulator.product")}
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
        {say(`channel.${channel}`)}
      </button>
      <ContextChip
        icon={<ClockCircleOutlined aria-hidden />}
        label={say("simulator.nowChip")}
        value={now ? shortTime(now) : null}
        testid="ctx-time"
      >
        <TimeEditor now={now} onChange={(changed) => setSettings({ ...settings, now: changed })} />
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
      <ContextChip
        icon={<BellOutlined aria-hidden />}
        label={say("simulator.event")}
        hot
        testid="ctx-events"
        value={
          events.length > 0
            ? say("simulator.eventChip", {
                events: events.map((event) => say(`shopEvent.${event}`)).join(say("common.comma")),
              })
            : null
        }
      >
        <EventEditor />
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
