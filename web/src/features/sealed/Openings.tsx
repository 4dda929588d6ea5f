import { fullTime } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { Opening, ThreadId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { useLoaded } from "../../ui/useLoaded";

/** Above what is said in confidence, for as long as it stands: by whom it was opened, when and why. Mostly nothing. */
export function Openings({ thread }: { readonly thread: ThreadId }) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("sealed.openings", { thread }), [thread]);
  if (!value || value.openings.length === 0) return null;
  return (
    <section class="notice" aria-label={t("sealed.opened")}>
      {value.openings.map((one) => <Once key={one.at} opening={one} />)}
    </section>
  );
}

function Once({ opening }: { readonly opening: Opening }) {
  const { asked_by, agreed_by, at, until, reason } = opening;
  const words = { first: asked_by.name, second: agreed_by.name, day: fullTime(at), until: fullTime(until) };
  return (
    <>
      <p><strong>{t("sealed.opened")}</strong></p>
      <p>{t("sealed.opened_by", words)}</p>
      <p>{t("sealed.opened_why", { reason })}</p>
    </>
  );
}
