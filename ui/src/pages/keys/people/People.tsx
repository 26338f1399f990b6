import { PlusOutlined, UserOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useSay, type Say } from "@/i18n";
import type { SigningPerson, SigningView } from "@/platform";
import { useOwnKeys } from "@/signing/ownKeys";
import { endsOn } from "@/signing/SigningNotice";
import { useNavigation } from "@/state/navigation";
import { Part } from "@/ui/PageFrame";
import type { OnOpen } from "../openDialog";
import { managersOf } from "./managersOf";
import css from "../keys.module.css";

/** Who may sign, what for and until when; and how that changes. */
export function People({ view, onOpen }: { view: SigningView; onOpen: OnOpen }) {
  const say = useSay();
  const { go } = useNavigation();
  if (view.version === 0) {
    return (
      <Part title={say("keys.people")} testid="signers">
        <p className={css.lead}>{say("keys.nobodyYet")}</p>
        <div className={css.ways}>
          <Button onClick={() => go({ page: "release" })} data-testid="to-release">
            {say("keys.toRelease")}
          </Button>
        </div>
      </Part>
    );
  }
  const alone = view.approvers === 0;
  // One change at a time: a second one would take the place of the first, which somebody signs.
  const fixed = view.waiting !== null;
  return (
    <Part title={say("keys.people")} testid="signers">
      <div className={css.mode} data-testid="signing-mode">
        <b>{say(alone ? "keys.alone" : "keys.two")}</b>
        <p>{say(alone ? "keys.aloneWhat" : "keys.twoWhat")}</p>
        {managersOf(view.people).length > 1 ? (
          <p>
            {view.managers > 1
              ? say("keys.managers", { count: view.managers })
              : say("keys.oneManager", { people: managersOf(view.people).join(say("signing.or")) })}
            <Button
              type="link"
              size="small"
              disabled={fixed}
              onClick={() => onOpen({ kind: "ask-managers", view })}
              data-testid="ask-managers"
            >
              {say("keys.askManagers")}
            </Button>
          </p>
        ) : null}
      </div>
      <ul className={css.people}>
        {view.people.map((person) => (
          <PersonRow
            key={person.key_id}
            person={person}
            fixed={fixed}
            needed={isNeeded(person, view.people)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {view.expires_soon ? (
        <p className={css.soon} role="status" data-testid="ends-soon">
          {say("signing.expiresSoon", { date: endsOn(view) })}
        </p>
      ) : null}
      <div className={css.ways}>
        <Button
          icon={<PlusOutlined aria-hidden />}
          disabled={fixed}
          onClick={() => onOpen({ kind: "add" })}
          data-testid="add-approver"
        >
          {say(alone ? "signing.add" : "keys.addAnother")}
        </Button>
        <Button
          type={view.expires_soon ? "primary" : "default"}
          disabled={fixed}
          onClick={() => onOpen({ kind: "renew" })}
          data-testid="renew-signing"
        >
          {say("signing.renew")}
        </Button>
        {fixed ? <span className={css.quiet}>{say("keys.fixed")}</span> : null}
      </div>
    </Part>
  );
}

/** Without them nobody could sign a release, or change the list. */
function isNeeded(person: SigningPerson, people: readonly SigningPerson[]): boolean {
  const others = people.filter((one) => one !== person);
  return !others.some(({ manages }) => manages) || !others.some(({ writes }) => writes);
}

type RowProps = { person: SigningPerson; fixed: boolean; needed: boolean; onOpen: OnOpen };

function PersonRow({ person, fixed, needed, onOpen }: RowProps) {
  const say = useSay();
  const own = useOwnKeys().some((key) => key.person?.key_id === person.key_id);
  return (
    <li data-testid={`signer-${person.key_id}`} data-own={own}>
      <UserOutlined aria-hidden />
      <div className={css.who}>
        <p>
          <b>{person.person}</b>
          {own ? <span className={css.here}>{say("keys.here")}</span> : null}
        </p>
        <p className={css.soft}>
          {roles(person, say)}
          {" · "}
          <span className={person.ends_soon ? css.soon : undefined}>
            {say("signing.expires", { date: person.until.slice(0, 10) })}
          </span>
        </p>
        <p className={css.quiet}>
          {say("keys.keyNumber")} <code>{person.key_id}</code>
        </p>
      </div>
      <div className={css.actions}>
        <Button
          type="link"
          size="small"
          disabled={fixed}
          aria-label={say("keys.rotateOf", { person: person.person })}
          onClick={() => onOpen({ kind: "rotate", person })}
          data-testid={`rotate-${person.key_id}`}
        >
          {say("keys.rotate")}
        </Button>
        {needed ? null : (
          <Button
            type="link"
            size="small"
            disabled={fixed}
            aria-label={say("signing.removeTitle", { person: person.person })}
            onClick={() => onOpen({ kind: "remove", person })}
            data-testid={`remove-${person.key_id}`}
          >
            {say("signing.remove")}
          </Button>
        )}
      </div>
    </li>
  );
}

function roles(person: SigningPerson, say: Say): string {
  const all = [
    person.writes ? say("signing.writes") : "",
    person.approves ? say("signing.approves") : "",
    person.manages ? say("signing.manages") : "",
  ];
  return all.filter((one) => one !== "").join(say("common.comma"));
}
