import { CustomerServiceOutlined, DisconnectOutlined, SwapOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useSay } from "@/i18n";
import { useSimulator } from "../SimulatorProvider";
import css from "../simulator.module.css";

/** While a human has the conversation: why the bot says nothing, and the way back. */
export function WithHuman() {
  const say = useSay();
  const { withHuman, handBack, nobodyCame } = useSimulator();
  if (!withHuman) return null;
  return (
    <div className={css.withHuman} role="status" data-testid="sim-with-human">
      <CustomerServiceOutlined aria-hidden />
      <p>
        <b>{say("simulator.withHuman", { queue: withHuman.queue_name || withHuman.queue })}</b>
        <small>{say("simulator.withHumanHint")}</small>
      </p>
      <Button
        size="small"
        icon={<SwapOutlined aria-hidden />}
        onClick={handBack}
        data-testid="sim-hand-back"
      >
        {say("simulator.handBack")}
      </Button>
      <Button
        size="small"
        icon={<DisconnectOutlined />}
        title={say("simulator.nobodyCameHint")}
        onClick={nobodyCame}
        data-testid="sim-nobody-came"
      >
        {say("simulator.nobodyCame")}
      </Button>
    </div>
  );
}
