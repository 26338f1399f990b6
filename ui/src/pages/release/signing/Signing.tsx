import { PlusOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type CandidateView, type SigningPerson } from "@/platform";
import { useKeys, useSigning } from "@/state/queries";
import { CopyLine } from "@/ui/CopyLine";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { AddApproverDialog } from "./AddApproverDialog";
import { RemoveSignerDialog } from "./RemoveSignerDialog";
import { RenewDialog } from "./RenewDialog";
import { ReviewDialog } from "./ReviewDialog";
import css from "./signing.module.css";

type Open =
  | { kind: "add" }
  | { kind: "renew" }
  | { kind: "remove"; person: SigningPerson }
  | { kind: "review"; candidate: CandidateView };

/** Who may sign a release, and the way to a second pair of eyes. */
export function Signing() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const signing = useSigning();
  const keys = useKeys();
  const { message } = App.useApp();
  const [open, setOpen] = useState<Open | null>(null);
  const review = async () => {
    try {
      const candidate = await platform.pickCandidate(say("signing.pickTitle"));
      if (candidate) setOpen({ kind: "review", candidate });
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
  const close = () => setOpen(null);
  return (
    <Part title={say("signing.title")} testid="signing">
      <Loaded query={signing} skeleton={null}>
        {(view) => (
          <>
            <p className={css.quiet}>
              {say(
                view.version === 0
                  ? "signing.none"
                  : view.approvers === 0
                    ? "signing.alone"
                    : "signing.two",
              )}
            </p>
            <ul className={css.people}>
              {view.people.map((person) => (
                <li key={person.key_id} data-testid={`signer-${person.key_id}`}>
                  <b>{person.person}</b>
                  <span>{roles(person, say)}</span>
                  <code>{person.key_id}</code>
                  {view.people.length > 1 ? (
                    <Button
                      type="link"
                      size="small"
                      onClick={() => setOpen({ kind: "remove", person })}
                    >
                      {say("signing.remove")}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
            {view.version > 0 ? (
              <p className={view.expires_soon ? css.soon : css.quiet}>
                {say(view.expires_soon ? "signing.expiresSoon" : "signing.expires", {
                  date: view.expires.slice(0, 10),
                })}
                {view.expires_soon ? (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => setOpen({ kind: "renew" })}
                    data-testid="renew-signing"
                  >
                    {say("signing.renew")}
                  </Button>
                ) : null}
              </p>
            ) : null}
            <div className={css.ways}>
              <Button
                icon={<PlusOutlined aria-hidden />}
                disabled={view.version === 0}
                onClick={() => setOpen({ kind: "add" })}
                data-testid="add-approver"
              >
                {say("signing.add")}
              </Button>
              <Button
                icon={<SafetyCertificateOutlined aria-hidden />}
                onClick={() => void review()}
                data-testid="review-candidate"
              >
                {say("signing.review")}
              </Button>
            </div>
            <details className={css.more}>
              <summary>{say("signing.more")}</summary>
              {keys.data?.map((key) => (
                <p key={key.path}>
                  {say("signing.mine")}
                  <CopyLine text={key.public_key} testid={`my-key-${key.key_id}`} />
                </p>
              ))}
              {view.version > 0 ? (
                <p>
                  {say("signing.root")}
                  <CopyLine text={view.root_path} testid="root-path" />
                </p>
              ) : null}
            </details>
          </>
        )}
      </Loaded>
      {open?.kind === "add" ? <AddApproverDialog onClose={close} /> : null}
      {open?.kind === "renew" ? <RenewDialog onClose={close} /> : null}
      {open?.kind === "remove" ? <RemoveSignerDialog person={open.person} onClose={close} /> : null}
      {open?.kind === "review" ? <ReviewDialog candidate={open.candidate} onClose={close} /> : null}
    </Part>
  );
}

function roles(person: SigningPerson, say: ReturnType<typeof useSay>): string {
  const all = [
    person.writes ? say("signing.writes") : "",
    person.approves ? say("signing.approves") : "",
    person.manages ? say("signing.manages") : "",
  ];
  return all.filter((one) => one !== "").join(say("common.comma"));
}
