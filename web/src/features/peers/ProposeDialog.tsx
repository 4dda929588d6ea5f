import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Member, MemberId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { navigate } from "../../routing/router";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field, TextArea } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { findMembers } from "../people/search";
import { HonestLine } from "../sealed/HonestLine";
import { heldBack } from "../students/Lazy";
import { type Chosen, TermsFields } from "./TermsFields";

interface Props {
  readonly to: Pick<Member, "id" | "name">;
  readonly onClose: () => void;
}

const most = 3;

/** Asks somebody for peer coaching, with what is agreed; nobody writes before all have said yes. */
export function ProposeDialog({ to, onClose }: Props) {
  const client = useClient();
  const [others, setOthers] = useState<readonly Pick<Member, "id" | "name">[]>([to]);
  const [focus, setFocus] = useState("");
  const [opening, setOpening] = useState("");
  const [chosen, setChosen] = useState<Chosen>({ agreements: ["stays_here", "warm_and_cool"], words: "" });
  const { busy, error, message, fieldError, run } = useAction("focus", "opening", "words", "members");
  const form = useRef<HTMLFormElement>(null);
  const send = (words: readonly string[] = []): void => {
    const args = {
      members: others.map((one) => one.id),
      focus,
      opening,
      agreements: chosen.agreements,
      words: chosen.words.trim(),
      ...(words.length > 0 ? { not_a_student: words } : {}),
    };
    void run(
      () => client.send("peer.propose", args),
      () => {
        tell(t("peers.proposed_told"));
        onClose();
        navigate(paths.peers);
      },
    );
  };
  const held = heldBack(error, {
    of: { title: focus, body: [opening, chosen.words].join("\n\n") },
    onChange: () => form.current?.querySelector<HTMLElement>("input, textarea")?.focus(),
    onInsist: send,
  });
  const names = others.map((one) => one.name).join(", ");
  return (
    <Dialog title={t("peers.propose_to", { name: names })} onClose={onClose}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field
          label={t("peers.focus")}
          hint={t("peers.focus_hint")}
          value={focus}
          required
          maxLength={200}
          error={held ? undefined : fieldError("focus")}
          onValue={setFocus}
        />
        <TextArea
          label={t("peers.opening")}
          hint={t("peers.opening_hint")}
          value={opening}
          required
          maxLength={20_000}
          error={held ? undefined : fieldError("opening")}
          onValue={setOpening}
        />
        <fieldset class="choice">
          <legend>{t("peers.agreements")}</legend>
          <TermsFields chosen={chosen} onChosen={setChosen} />
        </fieldset>
        {others.length < most && (
          <Combobox
            label={t("peers.one_more")}
            error={fieldError("members")}
            search={async (words) => (await findMembers(client, words)).filter((one) => one.id !== client.state.peek().me && !others.some((other) => other.id === one.id))}
            onPick={(option) => option && setOthers([...others, { id: option.id as MemberId, name: option.label }])}
          />
        )}
        <p class="audience">{t("audience.sealed", { people: names })}</p>
        <HonestLine />
        {held}
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("peers.propose")}</Button>
      </form>
    </Dialog>
  );
}
