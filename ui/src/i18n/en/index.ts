import { answers } from "./answers";
import { bulk } from "./bulk";
import { calendar } from "./calendar";
import { care } from "./care";
import { discover } from "./discover";
import { handbook } from "./handbook";
import { handover } from "./handover";
import { imports } from "./imports";
import { keys } from "./keys";
import { pages } from "./pages";
import { persona } from "./persona";
import { pictures } from "./pictures";
import { protection } from "./protection";
import { review } from "./review";
import { shell } from "./shell";
import { simulator } from "./simulator";
import { tables } from "./tables";
import { understanding } from "./understanding";
import { wordings } from "./wordings";
import { words } from "./words";

/** English: equal to the Chinese, key for key (a test says so). */
export const en = {
  ...shell,
  ...words,
  ...answers,
  ...bulk,
  ...simulator,
  ...pages,
  ...keys,
  ...understanding,
  ...persona,
  ...pictures,
  ...calendar,
  ...care,
  ...discover,
  ...protection,
  ...wordings,
  ...handbook,
  ...handover,
  ...tables,
  ...review,
  ...imports,
};
