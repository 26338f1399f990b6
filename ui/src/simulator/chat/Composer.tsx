import Sender from "@ant-design/x/es/sender";
import { Input } from "antd";
import { useState, type ComponentProps } from "react";
import { useSay } from "@/i18n";
import { useSimulator } from "../SimulatorProvider";
import css from "./chat.module.css";

function MessageArea(props: ComponentProps<typeof Input.TextArea>) {
  return <Input.TextArea {...props} data-testid="sim-input" />;
}
const components = { input: MessageArea };

/** Where the customer types. Enter sends; while an input method composes, Enter is its own. */
export function Composer() {
  const say = useSay();
  const { send } = useSimulator();
  const [text, setText] = useState("");
  return (
    <div className={css.composer}>
      <Sender
        value={text} onChange={setText} placeholder={say("simulator.placeholder")} autoSize={{ minRows: 1, maxRows: 6 }} components={components}
        // WebKit reports the Enter that ends a composition as an ordinary key, but with code 229.
        onKeyDown={(event) => (event.keyCode === 229 ? false : undefined)}
        onSubmit={(message) => { send(message); setText(""); }}
        suffix={(_, { components: { SendButton } }) => <SendButton type="primary" disabled={!text.trim()} aria-label={say("simulator.send")} data-testid="sim-send" />}
      />
    </div>
  );
}
