import { usePersona } from "@/app/queries";
import { useSay } from "@/i18n";
import { Loaded } from "@/ui/Loaded";
import { PageFrame, Part } from "@/ui/PageFrame";
import { MomentRow } from "./MomentRow";
import css from "./persona.module.css";

/** The brand's character, and what it says at which moment. Written in persona.toml for now. */
export function PersonaPage() {
  const say = useSay();
  return (
    <PageFrame title={say("nav.persona")} lead={say("persona.lead")} testid="page-persona">
      <Loaded query={usePersona()}>
        {(persona) => (
          <>
            <section className={css.who}>
              <span className={css.face} aria-hidden>{Array.from(persona.name)[0]}</span>
              <div>
                <h2>{persona.name}</h2>
                <p>
                  {say(`persona.tone.${persona.tone}`)}
                  {" · "}{persona.address ? say("persona.address", { address: persona.address }) : say("persona.noAddress")}
                  {" · "}{say("persona.voice", { pace: persona.voice.pace ?? 1, pitch: persona.voice.pitch ?? 0 })}
                </p>
              </div>
            </section>
            <Part title={say("persona.moments")} count={persona.moments.length}>
              <ul>{persona.moments.map((moment) => <MomentRow key={moment.moment} row={moment} />)}</ul>
            </Part>
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}
