import { SafetyCertificateOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useLocalized, useSay, type Say } from "@/i18n";
import { toApiError, usePlatform, type CandidateView, type SigningView } from "@/platform";
import { SigningNotice } from "@/signing/SigningNotice";
import { useNavigation } from "@/state/navigation";
import { useSigning } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { ReviewDialog } from "./ReviewDialog";
import css from "./signing.module.css";

/** Who signs, in a line, and what somebody else has signed; the rest has a page of its own. */
export function WhoSigns() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const { go } = useNavigation();
  const { modal } = App.useApp();
  const [candidate, setCandidate] = useState<CandidateView | null>(null);
  const review = async () => {
    try {
      const picked = await platform.pickCandidate(say("signing.pickTitle"));
      if (picked) setCandidate(picked);
    } catch (thrown) {
      // Why a bundle is refused is to be read, not to be caught while it fades.
      const { message, hints } = toApiError(thrown);
      modal.error({
        title: localized(message),
        content: hints.map(localized).join(" "),
        okText: say("common.dismiss"),
      });
    }
  };
  return (
    <Part title={say("signing.title")} testid="signing">
      <Loaded query={useSigning()} skeleton={null}>
        {(view) => (
          <>
            <p className={css.line}>
              {sentence(view, say)}{" "}
              <button
                type="button"
                className="plain link"
                onClick={() => go({ page: "keys" })}
                data-testid="to-keys"
              >
                {say("signing.toKeys")}
              </button>
            </p>
            <SigningNotice view={view} />
            <Button
              icon={<SafetyCertificateOutlined aria-hidden />}
              onClick={() => void review()}
              data-testid="review-candidate"
            >
              {say("signing.review")}
            </Button>
          </>
        )}
      </Loaded>
      {candidate ? <ReviewDialog candidate={candidate} onClose={() => setCandidate(null)} /> : null}
    </Part>
  );
}

function sentence({ version, approvers, people }: SigningView, say: Say): string {
  if (version === 0) return say("signing.none");
  const names = (right: "writes" | "approves") => {
    const all = people.filter((one) => one[right]).map(({ person }) => person);
    return [...new Set(all)].join(say("signing.or"));
  };
  const [authors, others] = [names("writes"), names("approves")];
  return approvers === 0
    ? say("signing.alone", { authors })
    : say("signing.two", { authors, approvers: others });
}
