import { useEffect, useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { Answer, WireError } from "../../protocol/decode";
import type { Level, SpaceId, SpaceView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { isUnread, orderedThreads, spaceView } from "../../state/select";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Menu, type MenuItem } from "../../ui/Menu";
import { Notice, tell } from "../../ui/Notice";
import { lazily } from "../../ui/lazily";
import { Loading } from "../../ui/Loading";
import { Page, Unreadable } from "../../ui/Page";
import { shortcut } from "../../ui/shortcuts";
import { useHandover } from "../../ui/useHandover";
import { followSpace, markSpacesRead } from "../spaces/actions";
import { SpaceMembersDialog, SpaceSettingsDialog } from "../spaces/Lazy";
import { useAudience } from "../spaces/useAudience";
import { ClosingReason } from "../stewards/Lazy";
import { draftName, loadDraft } from "../thread/drafts";
import { loadThreads } from "./actions";
import { ThreadRow } from "./ThreadRow";

/** Comes when somebody begins a thread. */
const NewThread = lazily(() => import("./NewThread").then((file) => file.NewThread));

export function SpacePage({ space }: { readonly space: SpaceId }) {
  const client = useClient();
  const view = spaceView(client.state.value, space);
  // What is its parties' alone is read where it belongs, and is no channel.
  if (!view || view.space.visibility === "sealed") return <Unreadable />;
  return <OpenSpace key={space} view={view} />;
}

function OpenSpace({ view }: { readonly view: SpaceView }) {
  const client = useClient();
  const { space } = view;
  const audience = useAudience(view);
  const draft = loadDraft(draftName(client.state.peek().me, "space", space.id));
  const [writing, setWriting] = useState(draft !== undefined);
  const [asked, setAsked] = useState(false);
  const isOpen = space.state === "open";
  const start = (): void => {
    setAsked(true);
    setWriting(true);
  };
  const place = useHandover<HTMLDivElement>(writing, { into: "#new-thread", back: ".page-header .primary" });
  return (
    <div ref={place}>
      <Page
        title={`#${space.name}`}
        lead={
          <>
            {space.description && <p>{space.description}</p>}
            <p class="hint">{audience} <a href={paths.about(space.id)}>{t("spaces.about")}</a></p>
          </>
        }
        actions={
          <>
            <SpaceActions view={view} />
            {isOpen && !writing && <Button look="primary" onClick={start} aria-keyshortcuts={shortcut("n")}>{t("thread.new")}</Button>}
          </>
        }
      >
        {!isOpen && <Notice>{t("spaces.is_archived")}<ClosingReason space={space.id} /></Notice>}
        {writing && isOpen && <NewThread view={view} focus={asked} onClose={() => setWriting(false)} />}
        <Threads view={view} />
      </Page>
    </div>
  );
}

function Threads({ view }: { readonly view: SpaceView }) {
  const client = useClient();
  const { id } = view.space;
  const list = client.lists.value.get(id);
  const [error, setError] = useState<WireError>();
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const load = async (before?: number): Promise<void> => {
    setBusy(true);
    const answer = await loadThreads(client, id, before);
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
  };
  useEffect(() => void load(), [id, client.generation.value, tries]);
  if (error && !list) return <Failed error={error} onRetry={() => setTries(tries + 1)} />;
  if (!list) return <Loading />;
  const threads = orderedThreads(client.state.value, id, list.oldest);
  if (threads.length === 0) {
    return view.space.state === "archived" ? <p class="hint">{t("thread.none_archived")}</p> : <Notice>{t("thread.none")}</Notice>;
  }
  return (
    <>
      <ul class="threads">
        {threads.map((one) => <ThreadRow key={one.thread.id} view={one} unread={isUnread(one, view)} />)}
      </ul>
      {list.more && (
        <Button busy={busy} onClick={() => void load(list.oldest)}>{t("thread.older")}</Button>
      )}
      {error && <p class="field-error" role="alert">{errorText(error)}</p>}
    </>
  );
}

function SpaceActions({ view }: { readonly view: SpaceView }) {
  const client = useClient();
  const [opened, setOpened] = useState<"members" | "settings">();
  const { space, level, role, unread } = view;
  const tryTo = async (asked: Promise<Answer<unknown>>, text: string): Promise<void> => {
    const answer = await asked;
    tell(answer.ok ? text : errorText(answer.error));
  };
  const follow = (next: Level): MenuItem => ({
    label: t(`follow.space_${next}`),
    onChoose: () => void tryTo(followSpace(client, space.id, next), t(`follow.told_space_${next}`)),
  });
  const items: MenuItem[] = [];
  if (unread.length > 0) {
    items.push({
      label: t("spaces.mark_read"),
      onChoose: () => void tryTo(markSpacesRead(client, [{ space: space.id, watermark: client.newest() }]), t("spaces.marked_read_told")),
    });
  }
  items.push(...(["following", "normal", "muted"] as const).filter((one) => one !== level).map(follow));
  items.push({ label: t("spaces.members"), onChoose: () => setOpened("members") });
  if (role === "steward") items.push({ label: t("spaces.settings"), onChoose: () => setOpened("settings") });
  if (role !== "none") {
    items.push({
      label: t("spaces.leave"),
      danger: true,
      onChoose: () => void tryTo(client.send("space.leave", { space: space.id }), t("spaces.left_told")),
    });
  }
  const close = (): void => setOpened(undefined);
  return (
    <>
      {level !== "normal" && <span class="tag">{t(`follow.is_${level}`)}</span>}
      <Menu label={t("spaces.actions")} items={items}>{t("action.options")}</Menu>
      {opened === "members" && <SpaceMembersDialog view={view} onClose={close} />}
      {opened === "settings" && <SpaceSettingsDialog view={view} onClose={close} />}
    </>
  );
}
