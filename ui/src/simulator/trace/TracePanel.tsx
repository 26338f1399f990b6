import { useSay } from "@/i18n";
import type { Message, Turn } from "@/platform";
import { AnswerPart, RulePart } from "./AnswerPart";
import { CandidateBars } from "./CandidateBars";
import { Carried, RunnerUp, Evidence } from "./Carried";
import { DecisionSentence, ThresholdSentence } from "./DecisionSentence";
import { Corrections, Findings, QuestionParts } from "./Findings";
import { MoodPart } from "./MoodPart";
import css from "./trace.module.css";

/** Why this reply, in plain words; every name leads to where it is edited. */
export function TracePanel({ message, turn }: { message: Message; turn: Turn }) {
  const say = useSay();
  return (
    <dl className={css.trace} data-testid="sim-trace">
      <div>
        <dt>{say("trace.decision")}</dt>
        <dd>
          <DecisionSentence turn={turn} />
          <QuestionParts message={message} turn={turn} />
          <ThresholdSentence turn={turn} />
        </dd>
      </div>
      <CandidateBars turn={turn} />
      <Corrections turn={turn} />
      <Evidence message={message} turn={turn} />
      {/* What carried the whole message says nothing about its parts. */}
      {turn.trace.decision.by === "parts" ? null : (
        <>
          <Carried turn={turn} />
          <RunnerUp turn={turn} />
        </>
      )}
      <RulePart turn={turn} />
      <AnswerPart turn={turn} />
      <MoodPart turn={turn} />
      <Findings turn={turn} />
    </dl>
  );
}
