import { Slider } from "antd";
import { useSay, type TextKey } from "@/i18n";
import type { Dials, PersonaStyle } from "@/platform";
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
        // One visit, one step of undo, however often it is moved meanwhile.
        onBlur={onDone}
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

// What the three dials do, in steps: the engine looks only at whether a threshold has been reached.

export const DIALS = ["warmth", "formality", "playfulness"] as const;
type Dial = (typeof DIALS)[number];

/** From which value on the next step holds; docs/kb-format.md names them. */
export const THRESHOLDS: Record<Dial, readonly number[]> = {
  warmth: [1, 3, 6],
  formality: [4],
  playfulness: [2, 4],
};

const WITHOUT: Record<PersonaStyle, Required<Dials>> = {
  lively: { warmth: 7, formality: 4, playfulness: 8 },
  precise: { warmth: 4, formality: 8, playfulness: 4 },
};

export function dialValue(dials: Dials, dial: Dial, tone: PersonaStyle): number {
  return dials[dial] ?? WITHOUT[tone][dial];
}

/** Which step a value has reached, from 0: the sentence that says what it means. */
export function dialStep(dial: Dial, value: number): number {
  return THRESHOLDS[dial].filter((from) => value >= from).length;
}
