import { CheckOutlined } from "@ant-design/icons";
import { useLocalized, useSay, type TextKey } from "@/i18n";
import { zh } from "@/i18n/zh";
import type { GuardedPart, ProposedTest, UnnoticedMistake, UnprotectedPart } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import { AddProposal } from "./AddProposals";
import { ProposedTurnLine } from "./ProposedTurnLine";
import css from "./protection.module.css";

/** A part that nobody protects: what could go wrong in it, and the dialogues that would notice. */
export function PartCard({ part: { part, mistakes } }: { part: UnprotectedPart }) {
  const { go } = useNavigation();
  const title = useTitle()(part);
  return (
    <li className={css.part} data-testid="unprotected" data-part={part.id}>
      <h3>
        <button type="button" className="plain link" onClick={() => go(placeOf(part))}>
          {title}
        </button>
      </h3>
      <ul>
        {mistakes.map((mistake) => (
          <Mistake key={mistake.id} mistake={mistake} />
        ))}
      </ul>
    </li>
  );
}

function Mistake({ mistake: { id, what, proposal } }: { mistake: UnnoticedMistake }) {
  const say = useSay();
  const localized = useLocalized();
  return (
    <li className={css.mistake} data-testid="mistake" data-state={proposal?.state ?? "none"}>
      <p>{localized(what)}</p>
      {proposal ? (
        <>
          <Conversation proposal={proposal} />
          {proposal.state === "open" ? (
            <AddProposal id={id} what={localized(what)} />
          ) : (
            <small data-testid="proposal-state">
              {proposal.state === "added" ? <CheckOutlined aria-hidden /> : null}{" "}
              {say(proposal.state === "added" ? "protection.isAdded" : "protection.outdated")}
            </small>
          )}
        </>
      ) : (
        <small>{say("protection.noProposal")}</small>
      )}
    </li>
  );
}

function Conversation({ proposal: { turns } }: { proposal: ProposedTest }) {
  return (
    <dl className={css.conversation}>
      {keyed(turns, ({ customer }) => customer).map(({ key, row }) => (
        <ProposedTurnLine key={key} turn={row} />
      ))}
    </dl>
  );
}

function useTitle() {
  const say = useSay();
  return ({ kind, id, title }: GuardedPart): string => {
    if (kind === "danger") {
      const topic = Object.hasOwn(zh.topic, id) ? say(`topic.${id}` as TextKey) : id;
      return say("protection.danger", { topic });
    }
    if (kind === "synonym") return say("protection.synonym", { term: title });
    return title;
  };
}

function placeOf({ kind, id }: GuardedPart): Target {
  switch (kind) {
    case "entry":
      return { page: "answers", entry: id };
    case "rule":
      return { page: "handover", rule: id };
    case "fact":
      return { page: "tables", table: "facts", row: id };
    case "product":
      return { page: "tables", table: "products", row: id };
    case "synonym":
      return { page: "tables", table: "synonyms" };
    case "danger":
      return { page: "handover" };
  }
}
