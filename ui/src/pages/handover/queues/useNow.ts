import dayjs, { type Dayjs } from "dayjs";
import { useEffect, useState } from "react";

/** The time by this computer's clock, a new one each minute. */
export function useNow(): Dayjs {
  const [now, setNow] = useState(() => dayjs());
  useEffect(() => {
    const timer = setInterval(() => setNow(dayjs()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** 1 = Monday to 7 = Sunday. */
export function weekdayOf(at: Dayjs): number {
  return at.day() === 0 ? 7 : at.day();
}
