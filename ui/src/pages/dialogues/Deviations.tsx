import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import {
  toApiError,
  usePlatform,
  type DeviatingExpectation,
  type Deviation,
  type ExpectationRef,
} from "@/platform";
import { KB, useDeviations } from "@/state/queries";
import { useNavigation } from "@/state/navigation";
import { Loaded } from "@/ui/notes";
import { causeKey, useCauseWords } from "./causeWords";
import css from "./deviations.module.css";

/**
 * What no longer goes as the dialogues expect, each cause once: accepted as it is now, one by one or
 * together, or left for the answer to be mended.
 */
export function Deviations({ onAccepted }: { onAccepted: () => void }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const accept = async (accepted: ExpectationRef[]) => {
    setBusy(true);
    try {
      await platform.accept(accepted);
      await queries.invalidateQueries({ queryKey: KB });
      void message.success(say("deviations.accepted", { count: accepted.length }));
      onAccepted();
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={css.page} data-testid="deviations">
      <header className={css.head}>
        <h2>{say("deviations.title")}</h2>
        <p>{say("deviations.lead")}</p>
      </header>
      <Loaded query={useDeviations(true)}>
        {(deviations) =>
          deviations.length === 0 ? (
            <p className={css.none}>{say("deviations.none")}</p>
          ) : (
            <ul className={css.causes}>
              {deviations.map((deviation) => (
                <Cause
                  key={causeKey(deviation.cause)}
                  deviation={deviation}
                  busy={busy}
                  onAccept={(refs) => void accept(refs)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Cause({
  deviation: { cause, expectations },
  busy,
  onAccept,
}: {
  deviation: Deviation;
  busy: boolean;
  onAccept: (refs: ExpectationRef[]) => void;
}) {
  const say = useSay();
  const words = useCauseWords();
  const dialogues = new Set(expectations.map(({ at }) => at.file)).size;
  return (
    <li className={css.cause} data-testid="deviation" data-kind={cause.kind}>
      <div className={css.causeHead}>
        <h3>{words(cause, dialogues)}</h3>
        <Button
          size="small"
          type="primary"
          disabled={busy}
          onClick={() => onAccept(expectations.map(({ at }) => at))}
          data-testid="deviation-accept-all"
        >
          {say(expectations.length > 1 ? "deviations.acceptAll" : "deviations.accept", {
            count: expectations.length,
          })}
        </Button>
      </div>
      <ul>
        {expectations.map((expectation) => (
          <Expectation
            key={JSON.stringify(expectation.at)}
            expectation={expectation}
            single={expectations.length === 1}
            busy={busy}
            onAccept={() => onAccept([expectation.at])}
          />
        ))}
      </ul>
    </li>
  );
}

function Expectation({
  expectation: { at, title, customer, failure, said, becomes },
  single,
  busy,
  onAccept,
}: {
  expectation: DeviatingExpectation;
  single: boolean;
  busy: boolean;
  onAccept: () => void;
}) {
  const say = useSay();
  const localized = useLocalized();
  const { go } = useNavigation();
  return (
    <li className={css.expectation}>
      <button
        type="button"
        className="plain link"
        onClick={() => go({ page: "dialogues", dialogue: at.file })}
      >
        {title}
      </button>
      <dl>
        <dt>{say("deviations.customer")}</dt>
        <dd>{customer.trim() || say("simulator.wordless")}</dd>
        <dt>{say("deviations.expected")}</dt>
        <dd className={css.was}>{localized(failure)}</dd>
        <dt>{say("deviations.now")}</dt>
        <dd className={css.said}>{said || say("simulator.silent")}</dd>
        {at.field === "contains" ? (
          <>
            <dt>{say("deviations.becomes")}</dt>
            <dd>
              {becomes ? say("deviations.contains", { text: becomes }) : say("deviations.dropped")}
            </dd>
          </>
        ) : null}
      </dl>
      {single ? null : (
        <Button size="small" disabled={busy} onClick={onAccept} data-testid="deviation-accept">
          {say("deviations.accept")}
        </Button>
      )}
    </li>
  );
}
