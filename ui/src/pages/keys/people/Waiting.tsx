import { ClockCircleOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type WaitingRoot } from "@/platform";
import { KB } from "@/state/queries";
import { CopyLine } from "@/ui/CopyLine";
import type { OnOpen } from "../openDialog";
import { WaitingFacts } from "./WaitingFacts";
import css from "../keys.module.css";

/** A change that others have yet to sign: what, by whom, and how it gets to them. */
export function Waiting({ waiting, onOpen }: { waiting: WaitingRoot; onOpen: OnOpen }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const withdraw = async () => {
    try {
      await platform.withdrawRoot();
      void message.success(say("keys.withdrawn"));
      await queries.invalidateQueries({ queryKey: KB });
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
  return (
    <section className={css.waiting} data-testid="waiting-root">
      <ClockCircleOutlined aria-hidden />
      <div>
        <h2>{say("keys.waiting", { count: waiting.missing })}</h2>
        <WaitingFacts waiting={waiting} />
        <p>{say("keys.waitingHow")}</p>
        <CopyLine text={waiting.path} testid="waiting-path" />
        <div className={css.ways}>
          <Button
            type="primary"
            onClick={() => onOpen({ kind: "sign-waiting", waiting })}
            data-testid="sign-waiting"
          >
            {say("keys.signWaiting")}
          </Button>
          <Button onClick={() => void withdraw()} data-testid="withdraw-root">
            {say("keys.withdraw")}
          </Button>
        </div>
      </div>
    </section>
  );
}
