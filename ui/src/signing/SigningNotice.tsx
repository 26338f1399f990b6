import { WarningOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { SigningView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import css from "./signing.module.css";

/** What has to be seen to in time: an end that is near, a change that waits for signatures. */
export function SigningNotice({ view }: { view: SigningView }) {
  const say = useSay();
  const { go } = useNavigation();
  const { waiting } = view;
  const told = [
    ...(view.expires_soon ? [say("signing.expiresSoon", { date: endsOn(view) })] : []),
    ...(waiting ? [say("signing.waits", { people: waiting.asked.join(say("common.comma")) })] : []),
  ];
  return told.map((text) => (
    <p key={text} className={css.notice} role="status" data-testid="signing-notice">
      <WarningOutlined aria-hidden /> {text}{" "}
      <button type="button" className="plain link" onClick={() => go({ page: "keys" })}>
        {say("common.look")}
      </button>
    </p>
  ));
}

/** The first day on which a key, or the list itself, ends. */
export function endsOn({ expires, people }: SigningView): string {
  const ends = [expires, ...people.map(({ until }) => until)].toSorted();
  return ends[0]?.slice(0, 10) ?? "";
}
