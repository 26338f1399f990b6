import { Slider } from "antd";
import { useSay, type TextKey } from "@/i18n";
import { dialStep, THRESHOLDS, type Dial } from "./dials";
import css from "./who.module.css";

type Props = {
  dial: Dial;
  value: number;
  address: string;
  onChange: (value: number) => void;
  onDone: () => void;
};

/** A dial with what its value means for customers, while it is being turned. */
export function DialRow({ dial, value, address, onChange, onDone }: Props) {
  const say = useSay();
  const name = say(`persona.dial.${dial}`);
  const meaning = say(`persona.dialMeans.${dial}.s${dialStep(dial, value)}` as TextKey, {
    address: address || say("persona.noAddress"),
  });
  return (
    <div className={css.dial}>
      <span>
        <b>{name}</b>
        <output>{value}</output>
      </span>
      <Slider
        min={0}
        max={10}
        value={value}
        onChange={onChange}
        onChangeComplete={onDone}
        marks={Object.fromEntries(THRESHOLDS[dial].map((at) => [at, " "]))}
        tooltip={{ open: false }}
        ariaLabelForHandle={name}
        ariaValueTextFormatterForHandle={(now) => `${now}`}
        data-testid={`dial-${dial}`}
      />
      <p aria-live="polite" data-testid={`dial-means-${dial}`}>
        {meaning}
      </p>
    </div>
  );
}
