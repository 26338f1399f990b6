import { SoundOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useSay } from "@/i18n";
import css from "./chat.module.css";

/** On the phone: that it is spoken, and on demand exactly how, as SSML. */
export function Spoken({ ssml }: { ssml: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <span className={css.spoken}>
      <button
        type="button"
        className="plain"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="sim-ssml-toggle"
      >
        <SoundOutlined aria-hidden />
        {say(open ? "simulator.hideSsml" : "simulator.showSsml")}
      </button>
      {open ? <code data-testid="sim-ssml">{ssml}</code> : null}
    </span>
  );
}
