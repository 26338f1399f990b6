import { ArrowUpOutlined } from "@ant-design/icons";
import Sender from "@ant-design/x/es/sender";
import { Input } from "antd";
import { useEffect, useRef, useState, type ComponentProps } from "react";
import { useSay } from "@/i18n";
import { useSimulator } from "../SimulatorProvider";
import css from "./chat.module.css";

function MessageArea(props: ComponentProps<typeof Input.TextArea>) {
  const say = useSay();
  // What stands in it while it is empty is no name: it changes with the situation.
  return <Input.TextArea {...props} aria-label={say("simulator.input")} data-testid="sim-input" />;
}
const components = { input: MessageArea };

/** Where the customer types. Enter sends; while an input method composes, Enter is its own. */
export function Composer() {
  const say = useSay();
  const { send, settings, prefill, withHuman } = useSimulator();
  const [text, setText] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const put = useRef<string | null>(null);
  // Whoever goes back goes on typing, from what was said there.
  useEffect(() => {
    if (prefill.number === 0) return;
    const { text: filled } = prefill;
    if (filled) setText(filled);
    else if (filled === "") setText((typed) => (typed === put.current ? "" : typed));
    put.current = filled || put.current;
    box.current?.querySelector("textarea")?.focus();
  }, [prefill]);
  const happens = settings.events.length > 0;
  return (
    <div ref={box} className={css.composer}>
      <Sender
        value={text}
        onChange={setText}
        placeholder={say(
          happens
            ? "simulator.placeholderEvent"
            : withHuman
              ? "simulator.placeholderHuman"
              : "simulator.placeholder",
        )}
        autoSize={{ minRows: 1, maxRows: 6 }}
        components={components}
        // WebKit reports the Enter that ends a composition as an ordinary key, but with code 229.
        onKeyDown={(event) => (event.keyCode === 229 ? false : undefined)}
        onSubmit={(message) => {
          send(message);
          setText("");
        }}
        // What has just happened is reason enough for the bot to speak: then the button also sends
        // no words, and Enter does.
        suffix={(_, { components: { SendButton } }) => (
          <SendButton
            type="primary"
            icon={<ArrowUpOutlined aria-hidden />}
            disabled={!text.trim() && !happens}
            aria-label={say("simulator.send")}
            data-testid="sim-send"
          />
        )}
      />
    </div>
  );
}
