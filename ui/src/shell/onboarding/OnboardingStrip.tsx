import { CheckCircleFilled, CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useSay } from "@/i18n";
import { useNavigation } from "@/state/navigation";
import { toggleSimulator } from "@/state/preferences";
import { STEPS, useOnboarding, type Step } from "@/state/OnboardingProvider";
import css from "./onboarding.module.css";

/** Four steps to having done the whole job once. */
export function OnboardingStrip() {
  const say = useSay();
  const { go } = useNavigation();
  const { visible, done, dismiss } = useOnboarding();
  if (!visible) return null;
  const start: Record<Step, () => void> = {
    edit: () => go({ page: "answers" }),
    ask: () => {
      toggleSimulator(true);
      setTimeout(() => document.querySelector<HTMLElement>("[data-testid=sim-input]")?.focus(), 0);
    },
    run: () => go({ page: "dialogues" }),
    export: () => go({ page: "release" }),
  };
  const finished = done.length === STEPS.length;
  return (
    <aside className={css.strip} aria-label={say("onboarding.title")} data-testid="onboarding">
      <strong>{say(finished ? "onboarding.finished" : "onboarding.title")}</strong>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              className="plain"
              onClick={start[step]}
              data-done={done.includes(step)}
              data-testid={`onboarding-${step}`}
            >
              {done.includes(step) ? (
                <CheckCircleFilled aria-label={say("onboarding.done")} />
              ) : (
                <span className={css.number}>{index + 1}</span>
              )}
              {say(`onboarding.${step}`)}
            </button>
          </li>
        ))}
      </ol>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden />}
        aria-label={say("onboarding.dismiss")}
        onClick={dismiss}
        data-testid="onboarding-dismiss"
      />
    </aside>
  );
}
