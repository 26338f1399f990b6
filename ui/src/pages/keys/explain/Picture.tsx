import {
  ArrowRightOutlined,
  KeyOutlined,
  RobotOutlined,
  SafetyCertificateOutlined,
} from "@ant-design/icons";
import { Fragment } from "react";
import { useSay } from "@/i18n";
import css from "./explain.module.css";

const steps = [
  { name: "key", icon: <KeyOutlined aria-hidden /> },
  { name: "public", icon: <SafetyCertificateOutlined aria-hidden /> },
  { name: "file", icon: <RobotOutlined aria-hidden /> },
] as const;

/** The three things, as one tells them at the counter. */
export function Picture() {
  const say = useSay();
  return (
    <section className={css.picture} aria-label={say("keys.picture.label")} data-testid="picture">
      {steps.map(({ name, icon }, index) => (
        <Fragment key={name}>
          {index > 0 ? <ArrowRightOutlined aria-hidden className={css.arrow} /> : null}
          <div className={css.thing}>
            <span className={css.icon}>{icon}</span>
            <h2>{say(`keys.picture.${name}.title`)}</h2>
            <p>{say(`keys.picture.${name}.what`)}</p>
            <p className={css.whose}>{say(`keys.picture.${name}.whose`)}</p>
          </div>
        </Fragment>
      ))}
    </section>
  );
}
