import { t } from "../../i18n/t";
import type { JoinLink } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Time } from "../../ui/Time";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { MakeJoinLink } from "./MakeJoinLink";

/** Links by which many come or ask to, and those that were made before. */
export function JoinLinks() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("join_link.list", {}), []);
  return (
    <section aria-labelledby="join-links">
      <h2 id="join-links">{t("links.title")}</h2>
      <p class="hint">{t("links.text")}</p>
      <MakeJoinLink onMade={reload} />
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      <ul class="lines">{value?.links.map((link) => <Line key={link.id} link={link} onClosed={reload} />)}</ul>
    </section>
  );
}

type Standing = "open" | "closed" | "expired";

function standingOf(link: JoinLink): Standing {
  if (link.closed_at !== undefined) return "closed";
  return link.expires_at < Date.now() * 1000 ? "expired" : "open";
}

function Line({ link, onClosed }: { readonly link: JoinLink; readonly onClosed: () => void }) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const standing = standingOf(link);
  const way = link.listed ? "links.listed_tag" : link.approval ? "links.approval_tag" : "links.quick_tag";
  return (
    <li class="line" tabIndex={-1}>
      <span>
        {link.organisation_name} <span class="tag">{t(way)}</span> <span class="tag">{t(`links.${standing}`)}</span>
        <span class="hint">
          {link.domains.length > 0 && <><bdi>{link.domains.join(", ")}</bdi> · </>}
          {t("invitations.by", { name: link.made_by.name })} · {t("links.uses", { count: link.uses })}
          {standing === "open" && <> · {t("invitations.until")} <Time at={link.expires_at} /></>}
        </span>
        {link.question !== "" && <span class="hint" dir="auto">{link.question}</span>}
        {message && <span class="field-error" role="alert">{message}</span>}
      </span>
      {standing === "open" && (
        <Button look="quiet" busy={busy} onClick={() => void run(() => client.send("join_link.close", { link: link.id }), onClosed)}>
          {t("links.close")}<span class="visually-hidden"> {link.organisation_name}</span>
        </Button>
      )}
    </li>
  );
}
