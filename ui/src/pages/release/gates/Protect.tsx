import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { KB } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";

/** Writes a dialogue for each entry that none protects. */
export function Protect() {
  const say = useSay();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const write = async () => {
    setBusy(true);
    setError(null);
    try {
      const { written, left } = await platform.protect();
      const counts = { written: written.length, left: left.length };
      if (left.length > 0) void message.warning(say("release.protectedSome", counts));
      else void message.success(say("release.protectedAll", counts));
      await queries.invalidateQueries({ queryKey: KB });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      <Button size="small" loading={busy} onClick={() => void write()} data-testid="protect">
        {say(busy ? "release.protecting" : "release.protect")}
      </Button>
    </>
  );
}
