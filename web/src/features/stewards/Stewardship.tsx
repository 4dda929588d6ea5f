import { t } from "../../i18n/t";
import { useClient } from "../../state/context";
import { spaceView } from "../../state/select";
import { useLoaded } from "../../ui/useLoaded";
import { AskedList } from "./AskedList";
import { Quiet } from "./Quiet";
import "./stewards.css";

/** Whose week it is, what was asked through stewards, and channels that fell quiet; nothing at all when there is none of it. */
export function Stewardship() {
  return <><Duties /><AskedList /><Quiet /></>;
}

function Duties() {
  const client = useClient();
  const { value } = useLoaded(() => client.send("thread.waiting", {}), []);
  const { me } = client.state.value;
  const duties = value?.duties ?? [];
  if (duties.length === 0) return null;
  return (
    <ul class="plain duties">
      {duties.map(({ space, member }) => {
        const name = spaceView(client.state.value, space)?.space.name ?? "";
        return (
          <li key={space}>
            {member.id === me ? t("duty.you", { space: name }) : t("duty.other", { space: name, name: member.name })}
          </li>
        );
      })}
    </ul>
  );
}
