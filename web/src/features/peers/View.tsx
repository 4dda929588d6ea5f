import { t } from "../../i18n/t";
import type { PeersReply, PeerThread } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView, unreadOf } from "../../state/select";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Time } from "../../ui/Time";
import "../../ui/marked.css";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { HonestLine } from "../sealed/HonestLine";
import { Answer } from "./Answer";
import { Looking } from "./Looking";
import "./peers.css";
import { waitsForMe, withWhom } from "./words";

/** Peer threads and private messages: what is asked of one, what goes on, what is over, and who looks for a peer. */
export function PeersPage() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("peer.list", {}), [client.state.value.peers]);
  return (
    <Page title={t("peers.title")} lead={<><p>{t("peers.text")}</p><HonestLine /></>}>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && <Lists reply={value} onChange={reload} />}
    </Page>
  );
}

function Lists({ reply, onChange }: { readonly reply: PeersReply; readonly onChange: () => void }) {
  const { me } = useClient().state.value;
  const asked = reply.threads.filter((one) => waitsForMe(one, me) && one.thread === undefined);
  const rest = reply.threads.filter((one) => !asked.includes(one));
  const proposed = rest.filter((one) => one.thread === undefined);
  const open = rest.filter((one) => one.thread !== undefined && one.state !== "closed");
  const closed = rest.filter((one) => one.thread !== undefined && one.state === "closed");
  return (
    <div class="peer-lists" role="group" aria-label={t("peers.between")} tabIndex={-1}>
      {asked.length > 0 && <h2>{t("peers.asked")}</h2>}
      {asked.map((one) => <Asked key={one.id} peer={one} onChange={onChange} />)}
      <h2>{t("peers.open")}</h2>
      {open.length === 0 ? <Notice>{t("peers.none")}</Notice> : <ul class="threads marked">{open.map((one) => <Line key={one.id} peer={one} />)}</ul>}
      {proposed.length > 0 && <h2>{t("peers.proposed")}</h2>}
      {proposed.map((one) => <Proposed key={one.id} peer={one} onChange={onChange} />)}
      {closed.length > 0 && <h2>{t("peers.closed")}</h2>}
      {closed.length > 0 && <ul class="threads marked">{closed.map((one) => <Line key={one.id} peer={one} />)}</ul>}
      <Looking looking={reply.looking} focus={reply.focus} />
    </div>
  );
}

function Line({ peer }: { readonly peer: PeerThread }) {
  const state = useClient().state.value;
  const space = spaceView(state, peer.space);
  const isUnread = space !== undefined && unreadOf(state, space).length > 0;
  if (peer.thread === undefined) return null;
  return (
    <li class={isUnread ? "unread" : undefined}>
      <a class="fresh-thread" href={paths.thread(peer.thread)}>
        <strong>
          {isUnread && <span class="visually-hidden">{t("unread.one")} </span>}
          <bdi>{peer.focus || withWhom(peer, state.me)}</bdi>
        </strong>
        <span class="hint">
          {peer.focus && <><bdi>{withWhom(peer, state.me)}</bdi> · </>}
          {peer.kind === "message" ? t("sealed.message") : t(`peers.state_${peer.state}`)} · <Time at={peer.proposed_at} />
        </span>
      </a>
    </li>
  );
}

/** Who asks, with whom, about what, and what everybody would agree to. */
function Asked({ peer, onChange }: { readonly peer: PeerThread; readonly onChange: () => void }) {
  const { me } = useClient().state.value;
  const { name, id } = peer.proposed_by;
  const others = peer.members.map((one) => one.member).filter((one) => one.id !== me && one.id !== id).map((one) => one.name).join(", ");
  return (
    <section class="peer-bar" aria-label={peer.focus || t("peers.asked")}>
      <p>{others === "" ? t("peers.asks", { name }) : t("peers.asks_too", { name, people: others })}</p>
      <h3><bdi>{peer.focus || t("sealed.message")}</bdi></h3>
      {peer.opening && <p class="peer-opening" dir="auto">{peer.opening}</p>}
      <Answer peer={peer} onDone={onChange} />
    </section>
  );
}

function Proposed({ peer, onChange }: { readonly peer: PeerThread; readonly onChange: () => void }) {
  const client = useClient();
  const { busy, message, run } = useAction();
  const isOver = peer.state === "closed";
  const leave = (): void => void run(() => client.send("peer.leave", { peer: peer.id }), onChange);
  return (
    <section class="peer-bar" aria-label={peer.focus}>
      <h3><bdi>{peer.focus}</bdi></h3>
      <p class="hint">
        {t(isOver ? "peers.not_taken" : "peers.waiting_for", { people: withWhom(peer, client.state.value.me) })}
      </p>
      {message && <p class="field-error" role="alert">{message}</p>}
      <Button busy={busy} onClick={leave}>{t(isOver ? "peers.put_away" : "peers.withdraw")}</Button>
    </section>
  );
}
