import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { Member } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { navigate } from "../../routing/router";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextArea } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { HonestLine } from "../sealed/HonestLine";
import { heldBack } from "../students/Lazy";

interface Props {
  readonly to: Member;
  readonly onClose: () => void;
}

const mostWords = 20_000;

/** The first words to somebody; everything after them is written in their conversation. */
export function MessageDialog({ to, onClose }: Props) {
  const client = useClient();
  const [body, setBody] = useState("");
  const { busy, error, message, fieldError, run } = useAction("body");
  const form = useRef<HTMLFormElement>(null);
  const send = (words: readonly string[] = []): void =>
    void run(
      () => client.send("peer.message", { members: [to.id], body, ...(words.length > 0 ? { not_a_student: words } : {}) }),
      ({ peer }) => {
        onClose();
        if (peer.thread !== undefined) navigate(paths.thread(peer.thread));
      },
    );
  const held = heldBack(error, { of: { body }, onChange: () => form.current?.querySelector("textarea")?.focus(), onInsist: send });
  return (
    <Dialog title={t("peers.write_to", { name: to.name })} onClose={onClose}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextArea
          label={t("peers.message")}
          rows={5}
          required
          maxLength={mostWords}
          value={body}
          error={held ? undefined : fieldError("body")}
          onValue={setBody}
        />
        <p class="audience">{t("audience.sealed", { people: to.name })}</p>
        <HonestLine />
        {held}
        {message && <p class="field-error" role="alert">{message}</p>}
        <Button type="submit" look="primary" busy={busy}>{t("peers.send")}</Button>
      </form>
    </Dialog>
  );
}
