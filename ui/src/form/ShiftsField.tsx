import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { joinedShifts, shiftsOf, withShift } from "@/domain/hours";
import { useSay } from "@/i18n";
import { HoursField } from "./HoursField";
import css from "./form.module.css";

type Props = {
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  label: string;
  testid: string;
};

const MOST_SHIFTS = 6;

/** The shifts of a day: one as a rule, more where there is a break. */
export function ShiftsField({ value, onChange, onBlur, label, testid }: Props) {
  const say = useSay();
  const shifts = shiftsOf(value);
  const put = (next: readonly string[]) => onChange(joinedShifts(next));
  return (
    <span className={css.shifts}>
      {shifts.map((shift, at) => {
        const name = shifts.length > 1 ? say("handover.shift", { label, number: at + 1 }) : label;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number of the shift
          <span key={at} className={css.shift}>
            <HoursField
              value={shift}
              label={name}
              testid={at === 0 ? testid : `${testid}-${at + 1}`}
              onChange={(hours) => put(shifts.with(at, hours))}
              onBlur={onBlur}
            />
            {shifts.length > 1 ? (
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={say("handover.removeShift", { shift: shift || name })}
                onClick={() => {
                  put(shifts.toSpliced(at, 1));
                  onBlur();
                }}
                data-testid={`${testid}-remove-${at + 1}`}
              />
            ) : null}
          </span>
        );
      })}
      {shifts.length < MOST_SHIFTS ? (
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          onClick={() => {
            put(withShift(shifts));
            onBlur();
          }}
          data-testid={`${testid}-add`}
        >
          {say("handover.addShift")}
        </Button>
      ) : null}
    </span>
  );
}
