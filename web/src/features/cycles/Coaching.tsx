import { t } from "../../i18n/t";
import type { CoachingAt, CoachSpread } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { useLoaded } from "../../ui/useLoaded";
import { cardLine } from "./words";

/** For who is principal, director or lead somewhere: that coaching happens. Cards where the teacher wants that, and counts. */
export function Coaching() {
  const client = useClient();
  const state = client.state.value;
  // Whoever leads here no more, or whose school became another, is told so by what their own page is of, and asks anew.
  const { value } = useLoaded(() => client.send("coaching.cards", {}), [state.cycles, me(state), state.organisations]);
  if (!value || (value.schools.length === 0 && value.coaches.length === 0)) return null;
  return (
    <>
      {value.schools.map((one) => <School key={one.organisation} school={one} />)}
      {value.coaches.length > 0 && <Coaches coaches={value.coaches} />}
    </>
  );
}

function School({ school }: { readonly school: CoachingAt }) {
  return (
    <section class="panel coaching" aria-labelledby={`coaching-${school.organisation}`}>
      <h2 id={`coaching-${school.organisation}`}><bdi>{t("cycles.at", { name: school.name })}</bdi></h2>
      <p>{school.active === undefined ? t("cycles.few") : t("cycles.active", { count: school.active })}</p>
      {school.cards.length > 0 && (
        <ul class="cycle-cards">
          {school.cards.map((card) => (
            <li key={`${card.coach.id} ${card.teacher.id}`}>
              <strong><bdi>{t("cycles.two", { coach: card.coach.name, teacher: card.teacher.name })}</bdi></strong>
              <span>{cardLine(card)}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="hint">{t("cycles.cards_text")}</p>
    </section>
  );
}

function Coaches({ coaches }: { readonly coaches: readonly CoachSpread[] }) {
  return (
    <section class="panel coaching" aria-labelledby="coaching-spread">
      <h2 id="coaching-spread">{t("cycles.spread_title")}</h2>
      <ul class="cycle-cards">
        {coaches.map(({ coach, bands, subjects }) => (
          <li key={coach.id}>
            <strong><bdi>{coach.name}</bdi></strong>
            <span>{bands === undefined || subjects === undefined ? t("cycles.spread_few") : spreadText(bands, subjects)}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{t("cycles.spread_text")}</p>
    </section>
  );
}

/** "3 grade bands, 4 subjects" */
export function spreadText(bands: number, subjects: number): string {
  return t("cycles.spread", { bands: t("cycles.bands", { count: bands }), subjects: t("cycles.subjects", { count: subjects }) });
}
