import { NewKeyDialog } from "./own/NewKeyDialog";
import { AddApproverDialog } from "./people/AddApproverDialog";
import { AskManagersDialog } from "./people/AskManagersDialog";
import { BeginAnewDialog } from "./people/BeginAnewDialog";
import { RemoveSignerDialog } from "./people/RemoveSignerDialog";
import { RenewDialog } from "./people/RenewDialog";
import { RotateDialog } from "./people/RotateDialog";
import { SignWaitingDialog } from "./people/SignWaitingDialog";
import type { OpenDialog } from "./openDialog";

export type { OpenDialog } from "./openDialog";

/** The one dialog that is open. */
export function KeyDialogs({ open, onClose }: { open: OpenDialog; onClose: () => void }) {
  switch (open.kind) {
    case "add":
      return <AddApproverDialog onClose={onClose} />;
    case "ask-managers":
      return <AskManagersDialog view={open.view} onClose={onClose} />;
    case "renew":
      return <RenewDialog onClose={onClose} />;
    case "remove":
      return <RemoveSignerDialog person={open.person} onClose={onClose} />;
    case "rotate":
      return <RotateDialog person={open.person} onClose={onClose} />;
    case "sign-waiting":
      return <SignWaitingDialog waiting={open.waiting} onClose={onClose} />;
    case "new-key":
      return <NewKeyDialog onClose={onClose} />;
    case "begin-anew":
      return <BeginAnewDialog onClose={onClose} />;
  }
}
