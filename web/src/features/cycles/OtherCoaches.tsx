import { t } from "../../i18n/t";
import type { Member, MemberRef } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { useLoaded } from "../../ui/useLoaded";
import { affiliationOf } from "../people/search";

interface Props {
  readonly teacher: MemberRef;
  /** For who may ask one of them at once. */
  readonly onChoose?: (coach: Member) => void;
}

const shown = 3;

/** The way out where one judges the other's work: coaches who do not, the nearest first. */
export function OtherCoaches({ teacher, onChoose }: Props) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("cycle.coaches", { teacher: teacher.id }), [teacher.id]);
  if (!value) return null;
  const coaches = value.coaches.slice(0, shown);
  if (coaches.length === 0) return <p>{t("cycles.no_other")}</p>;
  return (
    <>
      <p>{t("cycles.others", { name: teacher.name })}</p>
      <ul class="cycle-cards">
        {coaches.map((one) => (
          <li key={one.id}>
            <a href={paths.member(one.id)}><bdi>{one.name}</bdi></a>
            <span class="hint">{affiliationOf(one)}</span>
            {onChoose && <Button onClick={() => onChoose(one)}>{t("cycles.ask_instead", { name: one.name })}</Button>}
          </li>
        ))}
      </ul>
    </>
  );
}
