import { Button } from "antd";
import { useSay } from "@/i18n";
import type { SigningView } from "@/platform";
import { useOwnKeys } from "@/signing/ownKeys";
import { Part } from "@/ui/PageFrame";
import type { OnOpen } from "../openDialog";
import css from "./explain.module.css";

/** What to do when something is lost, stolen or left behind. */
export function WhatIf({ view, onOpen }: { view: SigningView; onOpen: OnOpen }) {
  const say = useSay();
  const own = useOwnKeys().find((key) => key.person !== null)?.person;
  const fixed = view.waiting !== null;
  return (
    <Part title={say("keys.whatIf")} testid="what-if">
      <details className={css.case} data-testid="if-lost">
        <summary>{say("keys.lost.title")}</summary>
        <p>{say("keys.lost.backup")}</p>
        <p>{say("keys.lost.other")}</p>
        <p>{say("keys.lost.alone")}</p>
        {view.version > 0 ? (
          <Button
            danger
            size="small"
            onClick={() => onOpen({ kind: "begin-anew" })}
            data-testid="begin-anew"
          >
            {say("keys.anew")}
          </Button>
        ) : null}
      </details>
      <details className={css.case} data-testid="if-stolen">
        <summary>{say("keys.stolen.title")}</summary>
        <p>{say("keys.stolen.calm")}</p>
        <p>{say("keys.stolen.act")}</p>
        {own ? (
          <Button
            size="small"
            disabled={fixed}
            onClick={() => onOpen({ kind: "rotate", person: own })}
            data-testid="rotate-own"
          >
            {say("keys.rotateOwn")}
          </Button>
        ) : null}
      </details>
      <details className={css.case}>
        <summary>{say("keys.moved.title")}</summary>
        <p>{say("keys.moved.act")}</p>
      </details>
      <details className={css.case}>
        <summary>{say("keys.left.title")}</summary>
        <p>{say("keys.left.act")}</p>
      </details>
    </Part>
  );
}
