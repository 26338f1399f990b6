import { Button, InputNumber, Space } from "antd";
import { useState } from "react";
import { useSay, useLocalized } from "@/i18n";
import type { Exported, ReleasePreview } from "@/platform";
import { useOnboarding } from "@/state/OnboardingProvider";
import { useReleasePreview } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { PageFrame } from "@/ui/PageFrame";
import { CustomerChanges } from "./changes/CustomerChanges";
import { ExportedNote } from "./ExportedNote";
import { ReleaseCheck } from "./ReleaseCheck";
import { PastReleases } from "./past/PastReleases";
import { ReleaseContents, TechnicalDetails } from "./ReleaseContents";
import { SignDialog } from "./SignDialog";
import { TrialBar } from "./trial/TrialBar";
import { isBlocked, overridesOf, type Reasons } from "./gates/reasons";
import { WhoSigns } from "./signing/WhoSigns";
import css from "./release.module.css";

/** What will be signed, laid open; then the signature. */
export function ReleasePage() {
  const say = useSay();
  const [last, setLast] = useState<number | null>(null);
  const preview = useReleasePreview(last);
  const { finish } = useOnboarding();
  const [signing, setSigning] = useState(false);
  const [reasons, setReasons] = useState<Reasons>({});
  const [exported, setExported] = useState<Exported | null>(null);
  const ready = preview.data && !preview.isPlaceholderData && preview.data.seq > 0;
  const blocked = !ready || isBlocked(preview.data, reasons);
  return (
    <PageFrame
      title={say("nav.release")}
      lead={say("release.lead")}
      testid="page-release"
      actions={
        <Button
          type="primary"
          size="large"
          disabled={blocked}
          onClick={() => setSigning(true)}
          data-testid="export-button"
        >
          {say("release.sign")}
        </Button>
      }
    >
      {exported ? <ExportedNote exported={exported} /> : null}
      <TrialBar />
      <Loaded query={preview}>
        {(data) => (
          <>
            {data.last_asked ? (
              <LastNumber preview={data} asked={data.last_asked} onAnswer={setLast} />
            ) : null}
            <ReleaseCheck preview={data} reasons={reasons} onReasons={setReasons} />
            <CustomerChanges />
            <ReleaseContents preview={data} />
            {signing ? (
              <SignDialog
                preview={data}
                last={last}
                overrides={overridesOf(data, reasons)}
                onClose={() => setSigning(false)}
                onExported={(result) => {
                  setExported(result);
                  setLast(null);
                  setReasons({});
                  setSigning(false);
                  finish("export");
                }}
              />
            ) : null}
          </>
        )}
      </Loaded>
      <WhoSigns />
      <PastReleases />
      {preview.data ? <TechnicalDetails preview={preview.data} /> : null}
    </PageFrame>
  );
}

/** The highest number that has a next one. */
const MOST = 4_294_967_294;

type Props = {
  preview: ReleasePreview;
  asked: NonNullable<ReleasePreview["last_asked"]>;
  onAnswer: (last: number) => void;
};

/** Asks for the last release's number, which the folder does not know any more. */
function LastNumber({ preview, asked, onAnswer }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const [last, setLast] = useState<number | null>(null);
  return (
    <form
      className={css.last}
      data-testid="last-number"
      onSubmit={(event) => {
        event.preventDefault();
        if (last !== null) onAnswer(last);
      }}
    >
      <p>{localized(asked)}</p>
      <label>
        {say("release.last")}
        <Space.Compact>
          <InputNumber
            min={0}
            max={MOST}
            precision={0}
            value={last}
            onChange={setLast}
            data-testid="last-number-input"
          />
          <Button htmlType="submit" disabled={last === null} data-testid="last-number-answer">
            {say("release.lastAnswer")}
          </Button>
        </Space.Compact>
        {preview.seq > 0 ? <span>{say("release.lastNext", { seq: preview.seq })}</span> : null}
      </label>
      <small>{say("release.lastWhy")}</small>
    </form>
  );
}
