import { Button } from "antd";
import { useState } from "react";
import { useOnboarding } from "@/state/OnboardingProvider";
import { useReleasePreview } from "@/state/queries";
import { useSay } from "@/i18n";
import type { Exported } from "@/platform";
import { Loaded } from "@/ui/Loaded";
import { PageFrame } from "@/ui/PageFrame";
import { ExportedNote } from "./ExportedNote";
import { LastNumber } from "./LastNumber";
import { PastReleases } from "./PastReleases";
import { ReleaseCheck } from "./ReleaseCheck";
import { ReleaseContents } from "./ReleaseContents";
import { SignDialog } from "./SignDialog";

/** What will be signed, laid open; then the signature. */
export function ReleasePage() {
  const say = useSay();
  const [last, setLast] = useState<number | null>(null);
  const preview = useReleasePreview(last);
  const { finish } = useOnboarding();
  const [signing, setSigning] = useState(false);
  const [exported, setExported] = useState<Exported | null>(null);
  const ready = preview.data && !preview.isPlaceholderData && preview.data.seq > 0;
  const blocked = !ready || preview.data.blockers.length > 0;
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
      <Loaded query={preview}>
        {(data) => (
          <>
            {data.last_asked ? (
              <LastNumber preview={data} asked={data.last_asked} onAnswer={setLast} />
            ) : null}
            <ReleaseCheck preview={data} />
            <ReleaseContents preview={data} />
            {signing ? (
              <SignDialog
                preview={data}
                last={last}
                onClose={() => setSigning(false)}
                onExported={(result) => {
                  setExported(result);
                  setLast(null);
                  setSigning(false);
                  finish("export");
                }}
              />
            ) : null}
          </>
        )}
      </Loaded>
      <PastReleases />
    </PageFrame>
  );
}
