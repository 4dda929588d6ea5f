import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { post } from "../../net/api";
import { paths } from "../../routing/route";
import { Failed } from "../../ui/Failed";
import { Select } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { useLoaded } from "../../ui/useLoaded";
import { Frame } from "../signin/Frame";
import { AskForm } from "./AskForm";

/** Where anybody may ask to join, as far as administrators opened a door. */
export function AskPage() {
  const { value, error, reload } = useLoaded(() => post("join_link.doors", {}), []);
  const [chosen, setChosen] = useState("");
  const doors = value?.doors ?? [];
  const door = doors.length === 1 ? doors[0] : doors.find((one) => String(one.link) === chosen);
  const options = [{ value: "", label: t("door.choose") }, ...doors.map((one) => ({ value: String(one.link), label: one.organisation_name }))];
  return (
    <Frame title={t("door.title")}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && doors.length === 0 && <p>{t("door.none")}</p>}
      {doors.length > 1 && <Select label={t("door.where")} value={chosen} options={options} onValue={setChosen} />}
      {door && <AskForm key={door.link} door={door} />}
      <p class="hint"><a href={paths.signIn}>{t("door.back")}</a></p>
    </Frame>
  );
}
