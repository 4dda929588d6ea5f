import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { SuggestedPeer } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { affiliationOf } from "../people/search";
import { ProposeDialog } from "./ProposeDialog";

interface Props {
  readonly looking: boolean;
  readonly focus: readonly string[];
}

const mostTopics = 10;

/** A switch of one's own, taken back at once; and who else looks, people of other districts first. */
export function Looking({ looking, focus }: Props) {
  const client = useClient();
  const [isOn, setOn] = useState(looking);
  const [topics, setTopics] = useState(focus.join(", "));
  const { value, reload } = useLoaded(() => client.send("peer.suggestions", {}), []);
  const { busy, message, run } = useAction();
  const listed = topics.split(",").map((one) => one.trim()).filter((one) => one !== "").slice(0, mostTopics);
  const save = (on: boolean): void =>
    void run(() => client.send("peer.look", { looking: on, focus: on ? listed : [] }), () => {
      setOn(on);
      reload();
    });
  return (
    <section aria-labelledby="looking">
      <h2 id="looking">{t("peers.looking_title")}</h2>
      <Switch label={t("peers.looking")} hint={t("peers.looking_hint")} checked={isOn} onChecked={save} />
      {isOn && (
        <form
          class="row peer-look"
          onSubmit={(event) => {
            event.preventDefault();
            save(true);
          }}
        >
          <Field label={t("peers.about")} hint={t("peers.about_hint")} value={topics} maxLength={400} onValue={setTopics} />
          <Button type="submit" busy={busy}>{t("action.save")}</Button>
        </form>
      )}
      {message && <p class="field-error" role="alert">{message}</p>}
      {value && value.members.length > 0 && (
        <ul class="lines">{value.members.map((one) => <Suggested key={one.member.id} one={one} />)}</ul>
      )}
    </section>
  );
}

function Suggested({ one }: { readonly one: SuggestedPeer }) {
  const [opened, setOpened] = useState(false);
  const { member, focus, shared, elsewhere } = one;
  const why = shared.length > 0 ? t("peers.why_shared", { topics: shared.join(", ") }) : focus.length > 0 ? t("peers.why_focus", { topics: focus.join(", ") }) : "";
  return (
    <li class="line">
      <span>
        <a href={paths.member(member.id)}>{member.name}</a>
        <span class="hint">{[affiliationOf(member), elsewhere ? t("peers.why_elsewhere") : "", why].filter(Boolean).join(" · ")}</span>
      </span>
      <Button onClick={() => setOpened(true)} aria-label={t("peers.propose_to", { name: member.name })}>{t("peers.propose")}</Button>
      {opened && <ProposeDialog to={member} onClose={() => setOpened(false)} />}
    </li>
  );
}
