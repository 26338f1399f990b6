import { useState } from "react";
import { useSay } from "@/i18n";
import { useSigning } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { PageFrame } from "@/ui/PageFrame";
import { KeyDialogs, type OpenDialog } from "./KeyDialogs";
import { Picture } from "./explain/Picture";
import { WhatIf } from "./explain/WhatIf";
import { KeysHere } from "./own/KeysHere";
import { TrustFile } from "./own/TrustFile";
import { People } from "./people/People";
import { Waiting } from "./people/Waiting";

/** Who may sign, with which keys, and what a bot has to be given: for whoever never heard of it. */
export function KeysPage() {
  const say = useSay();
  const [open, setOpen] = useState<OpenDialog | null>(null);
  return (
    <PageFrame title={say("keys.title")} lead={say("keys.lead")} testid="page-keys">
      <Picture />
      <Loaded query={useSigning()}>
        {(view) => (
          <>
            {view.waiting ? <Waiting waiting={view.waiting} onOpen={setOpen} /> : null}
            <People view={view} onOpen={setOpen} />
            <KeysHere onOpen={setOpen} />
            <TrustFile view={view} />
            <WhatIf view={view} onOpen={setOpen} />
          </>
        )}
      </Loaded>
      {open ? <KeyDialogs open={open} onClose={() => setOpen(null)} /> : null}
    </PageFrame>
  );
}
