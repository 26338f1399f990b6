import { HeartOutlined } from "@ant-design/icons";
import { Segmented } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import type { CareView, PersonasView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useCare, usePersonas } from "@/state/queries";
import { EmptyNote, Loaded } from "@/ui/notes";
import { PageTitle } from "@/ui/PageTitle";
import { MomentEditor } from "./editor/MomentEditor";
import { CareLanes } from "./line/CareLanes";
import css from "./care.module.css";

/** The designed words of an order's life, each at its place. */
export function CarePage() {
  const care = useCare();
  return (
    <div className={css.page} data-testid="page-care">
      <Loaded query={usePersonas()}>
        {(cast) => <Loaded query={care}>{(view) => <Care view={view} cast={cast} />}</Loaded>}
      </Loaded>
    </div>
  );
}

function Care({ view, cast }: { view: CareView; cast: PersonasView }) {
  const say = useSay();
  const localized = useLocalized();
  const { target, go } = useNavigation();
  const [chosen, choose] = useState<string | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const select = (care: string) => go({ page: "care", care });
  const persona =
    cast.personas.find(({ draft }) => draft.id === (chosen ?? cast.speaking)) ?? cast.personas[0];
  const row = view.moments.find(({ draft }) => draft.id === target.care);
  if (!persona) return null;
  const cold = (persona.draft.dials.warmth ?? 1) === 0;
  return (
    <>
      <header className={css.head}>
        <div>
          <PageTitle>{say("nav.care")}</PageTitle>
          <p>{say("care.lead")}</p>
        </div>
        <Segmented
          size="small"
          value={persona.draft.id}
          onChange={choose}
          aria-label={say("care.whose")}
          data-testid="care-persona"
          options={cast.personas.map(({ draft, title }) => ({
            value: draft.id,
            label: localized(title),
          }))}
        />
      </header>
      {cold ? (
        <p className={css.cold} role="status">
          {say("care.cold", { name: persona.draft.name })}{" "}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "persona", persona: persona.draft.id })}
          >
            {say("common.look")}
          </button>
        </p>
      ) : null}
      <div className={css.split} data-open={row !== undefined}>
        <div className={css.board}>
          {view.moments.length === 0 ? (
            <EmptyNote icon={<HeartOutlined aria-hidden />} title={say("care.emptyTitle")}>
              {say("care.emptyBody")}
            </EmptyNote>
          ) : null}
          <CareLanes
            view={view}
            persona={persona.draft.id}
            selected={row?.draft.id ?? null}
            onSelect={select}
            onAdded={(care) => {
              setFresh(care);
              select(care);
            }}
          />
        </div>
        {row ? (
          <MomentEditor
            key={row.draft.id}
            row={row}
            view={view}
            cast={cast}
            persona={persona}
            fresh={row.draft.id === fresh}
            onClose={() => select("")}
          />
        ) : null}
      </div>
    </>
  );
}
