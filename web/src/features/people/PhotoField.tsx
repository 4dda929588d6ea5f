import { useRef, useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import { newKey } from "../../net/environment";
import type { WireError } from "../../protocol/decode";
import type { FileId, Member, MemberReply } from "../../protocol/messages.gen";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notice";
import { sendFile } from "../files/sendFile";

interface Props {
  readonly of: Member;
  readonly onChange: (reply: MemberReply) => void;
}

/** One's photo. It counts as soon as it is there: sending it is the slow part, and the rest of the form need not wait for it. */
export function PhotoField({ of, onChange }: Props) {
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLSpanElement>(null);
  const [sent, setSent] = useState<number>();
  const [error, setError] = useState<WireError>();
  const isBusy = sent !== undefined;

  const show = async (file: FileId | undefined): Promise<void> => {
    const reply = await client.send("member.set_photo", file === undefined ? {} : { file });
    if (!reply.ok) return setError(reply.error);
    client.change((state) => ({ ...state, members: upsert(state.members, reply.value.member) }));
    onChange(reply.value);
    tell(t("state.saved"));
  };
  const take = async (field: HTMLInputElement): Promise<void> => {
    const picked = field.files?.[0];
    if (!picked) return;
    setError(undefined);
    setSent(0);
    const watcher = { onBegun: () => undefined, onProgress: (bytes: number) => setSent(bytes / picked.size), onChecking: () => setSent(1) };
    const done = await sendFile(client, newKey(), { name: picked.name, bytes: picked }, watcher, new AbortController().signal);
    if (!done.ok) setError(done.error);
    else if (done.value.kind === "picture") await show(done.value.file);
    else {
      void client.send("file.forget", { file: done.value.file });
      setError({ code: "type_not_allowed" });
    }
    setSent(undefined);
    // The same file can be chosen again.
    field.value = "";
  };
  const remove = async (): Promise<void> => {
    setError(undefined);
    await show(undefined);
    choose.current?.querySelector("button")?.focus();
  };
  return (
    <div class="photo-field" role="group" aria-label={t("photo.title")}>
      <Avatar of={of} />
      <div>
        <p class="row">
          <span ref={choose}>
            <Button busy={isBusy} onClick={() => input.current?.click()}>{t(of.photo === undefined ? "photo.choose" : "photo.change")}</Button>
          </span>
          {of.photo !== undefined && <Button look="quiet" onClick={() => void remove()}>{t("photo.remove")}</Button>}
        </p>
        <p class="hint">{t("photo.hint")}</p>
        {isBusy && <progress aria-label={t("photo.sending")} max={1} value={sent} />}
        {error && <p class="field-error" role="alert">{errorText(error)}</p>}
        <input
          ref={input}
          type="file"
          accept="image/*"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => void take(event.currentTarget)}
        />
      </div>
    </div>
  );
}
