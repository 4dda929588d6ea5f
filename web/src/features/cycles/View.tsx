import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { CycleLine, CyclesReply } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { me as self, spaceView, unreadOf } from "../../state/select";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import "../../ui/marked.css";
import { useLoaded } from "../../ui/useLoaded";
import { HonestLine } from "../sealed/HonestLine";
import { Coaching, spreadText } from "./Coaching";
import "./cycles.css";
import { watch } from "./outbox";
import { ProposeDialog } from "./ProposeDialog";
import { keepCycles, keptCycles, otherOf } from "../sealed/whose";
import { isOver, waitsForMe } from "./words";

/** One's coaching cycles; and for who leads a school, that coaching happens there. */
export function CyclesPage() {
  const client = useClient();
  const state = client.state.value;
  const [isProposing, setProposing] = useState(false);
  const { value, error, reload } = useLoaded(() => client.send("cycle.list", {}), [state.cycles, client.link.value === "open"]);
  useEffect(() => watch(client), []);
  useEffect(() => {
    if (value) keepCycles(client.state.peek().me, value.cycles);
  }, [value]);
  const kept = keptCycles(state.me);
  const shown: CyclesReply | undefined = value ?? (kept && { cycles: kept, coaches: false });
  const isGuest = self(state)?.role === "guest";
  return (
    <Page
      title={t("cycles.title")}
      lead={<><p>{t("cycles.text")}</p><HonestLine /></>}
      actions={value && !isGuest ? <Button look="primary" onClick={() => setProposing(true)}>{t("cycles.propose")}</Button> : undefined}
    >
      {error && !shown && <Failed error={error} onRetry={reload} />}
      {!shown && !error && <Loading />}
      {shown && <Lists reply={shown} />}
      <Coaching />
      {isProposing && <ProposeDialog mayCoach={value?.coaches === true} onClose={() => setProposing(false)} />}
    </Page>
  );
}

function Lists({ reply }: { readonly reply: CyclesReply }) {
  const { me } = useClient().state.value;
  const asked = reply.cycles.filter((one) => waitsForMe(one, me));
  const going = reply.cycles.filter((one) => !isOver(one) && !asked.includes(one));
  const over = reply.cycles.filter(isOver);
  const { spread } = reply;
  return (
    <div class="cycle-lists">
      {asked.length > 0 && <h2>{t("cycles.asked")}</h2>}
      {asked.length > 0 && <Lines lines={asked} isAsked />}
      <h2>{t("cycles.going")}</h2>
      {going.length === 0 ? <Notice>{t("cycles.none")}</Notice> : <Lines lines={going} />}
      {spread && spread.cycles > 0 && <p class="hint">{t("cycles.own_spread", { spread: spreadText(spread.bands, spread.subjects) })}</p>}
      {over.length > 0 && <h2>{t("cycles.over")}</h2>}
      {over.length > 0 && <Lines lines={over} />}
    </div>
  );
}

/** What one is asked has nothing to read yet, and is not marked as read or unread. */
function Lines({ lines, isAsked = false }: { readonly lines: readonly CycleLine[]; readonly isAsked?: boolean }) {
  return <ul class={isAsked ? "threads" : "threads marked"}>{lines.map((one) => <Line key={one.id} line={one} />)}</ul>;
}

function Line({ line }: { readonly line: CycleLine }) {
  const state = useClient().state.value;
  const space = spaceView(state, line.space);
  const isUnread = space !== undefined && unreadOf(state, space).length > 0;
  const as = line.coach.id === state.me ? t("cycles.you_coach") : t("cycles.you_teach");
  return (
    <li class={isUnread ? "unread" : undefined}>
      <a class="fresh-thread" href={paths.cycle(line.id)}>
        <strong>
          {isUnread && <span class="visually-hidden">{t("unread.one")} </span>}
          <bdi>{otherOf(line, state.me).name}</bdi>
        </strong>
        <span class="hint">
          {t(`cycles.focus_${line.focus}`)} · {line.paused ? t("cycles.paused") : t(`cycles.stage_${line.stage}`)} · {as}
        </span>
      </a>
    </li>
  );
}
