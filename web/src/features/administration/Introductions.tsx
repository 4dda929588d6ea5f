import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { FirstStepsReply, SpaceId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { byName, channelsOf } from "../../state/select";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Select } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";

/** Where newcomers are asked to introduce themselves. */
export function Introductions() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("member.first_steps", {}), []);
  return (
    <section aria-labelledby="introductions">
      <h2 id="introductions">{t("introductions.title")}</h2>
      {error && <Failed error={error} onRetry={reload} />}
      {value ? <Choose steps={value} /> : !error && <Loading />}
    </section>
  );
}

function Choose({ steps }: { readonly steps: FirstStepsReply }) {
  const client = useClient();
  const [chosen, setChosen] = useState(String(steps.introductions ?? ""));
  const { busy, message, run } = useAction();
  const spaces = channelsOf(client.state.value)
    .map((view) => view.space)
    .filter((space) => space.visibility === "network" && space.state === "open")
    .sort(byName)
    .map((space) => ({ value: String(space.id), label: `#${space.name}` }));
  const args = chosen === "" ? {} : { space: Number(chosen) as SpaceId };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => client.send("network.set_introductions", args), () => tell(t("state.saved")));
      }}
    >
      <Select
        label={t("introductions.space")}
        hint={t("introductions.hint")}
        value={chosen}
        options={[{ value: "", label: t("introductions.none") }, ...spaces]}
        onValue={setChosen}
      />
      {message && <p class="field-error" role="alert">{message}</p>}
      <Button type="submit" busy={busy}>{t("action.save")}</Button>
    </form>
  );
}
