import { t } from "../../i18n/t";
import type { DraftView, SpaceId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView } from "../../state/select";
import { Time } from "../../ui/Time";
import { useLoaded } from "../../ui/useLoaded";
import { placeName } from "../spaces/placeName";
import { takeDraft } from "../thread/draftSync";
import { fromMarkdown } from "../thread/mentions";
import { useTitleIn } from "../threads/useTitle";

const most = 5;

/** What one began to write, here or on another device: one press from going on. */
export function Drafts() {
  const client = useClient();
  const { value } = useLoaded(() => client.send("draft.list", {}), []);
  const drafts = value?.drafts.flatMap(({ space, ...rest }) => (space === undefined ? [] : [{ space, ...rest }])) ?? [];
  if (drafts.length === 0) return null;
  return (
    <section class="fresh-group">
      <h2>{t("drafts.title")}</h2>
      <ul class="threads fresh">
        {drafts.slice(0, most).map((one) => <DraftLine key={`${one.draft.place} ${one.draft.about}`} view={one} />)}
      </ul>
    </section>
  );
}

function DraftLine({ view }: { readonly view: DraftView & { readonly space: SpaceId } }) {
  const client = useClient();
  const { draft, space, thread, thread_title } = view;
  const name = spaceView(client.state.value, space)?.space.name;
  const title = useTitleIn(space, thread_title ?? "", thread !== undefined && name === "");
  const href = thread === undefined ? paths.space(space) : paths.thread(thread);
  return (
    <li>
      <a class="fresh-thread" href={href} onClick={() => takeDraft(client.state.peek().me, draft)}>
        <strong><bdi>{draft.title || (thread === undefined ? t("thread.new") : title)}</bdi></strong>
        <span class="hint clipped" dir="auto">{fromMarkdown(draft.body).text}</span>
        <span class="hint">
          {name !== undefined && <bdi>{placeName(name)}</bdi>} · {t(`drafts.place_${draft.place}`)} · <Time at={draft.saved_at} />
        </span>
      </a>
    </li>
  );
}
