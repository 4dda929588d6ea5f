import type { ComponentChildren } from "preact";
import { t } from "../../i18n/t";
import type { FoundFile, FoundPost, FoundThread, Piece, SearchReply, SpaceId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { isBlocked, spaceView } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { Icon } from "../../ui/Icon";
import { Time } from "../../ui/Time";
import { affiliationOf } from "../people/search";
import { placeName } from "../spaces/placeName";
import { useTitle } from "../threads/useTitle";

/** Plain text with the words marked that were looked for. */
function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}</>;
}

function Group({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="found">
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

/** As everywhere else: what has no words in its title is named all the same. */
function Title({ one }: { readonly one: FoundPost | FoundThread }) {
  const title = one.title.map((piece) => piece.text).join("");
  const read = useTitle({ space: one.space, kind: one.kind, title });
  return read === title ? <Marked pieces={one.title} /> : <>{read}</>;
}

function useSpaceName(space: SpaceId): string {
  const view = spaceView(useClient().state.value, space);
  return view ? placeName(view.space.name) : "";
}

function Thread({ one }: { readonly one: FoundThread }) {
  const space = useSpaceName(one.space);
  const isFolded = isBlocked(useClient().state.value, one.author.id);
  return (
    <li>
      <a href={paths.thread(one.thread)}>
        <span class="found-title">{isFolded ? t("block.thread") : <Title one={one} />}</span>
        <span class="hint">
          {t(`kind.${one.kind}`)} · {space} · {one.author.name} · <Time at={one.last_post_at} />
        </span>
      </a>
    </li>
  );
}

/** Files of a post: the post is where they are. */
function Files({ files }: { readonly files: readonly FoundFile[] }) {
  if (files.length === 0) return null;
  return (
    <span class="found-files">
      {files.map((one) => (
        <span key={one.file} class="found-file">
          <Icon name={one.kind} />
          <span class="visually-hidden">{t(`search.${one.kind}`)} </span>
          <bdi><Marked pieces={one.name} /></bdi>
        </span>
      ))}
    </span>
  );
}

interface LineProps {
  readonly one: FoundPost;
  /** What else is to be said of it, in the place of its author's name: where all are by one author. */
  readonly tags?: ComponentChildren;
}

export function FoundPostLine({ one, tags }: LineProps) {
  const space = useSpaceName(one.space);
  const isFolded = isBlocked(useClient().state.value, one.author.id);
  return (
    <li>
      <a href={paths.thread(one.thread, one.position)}>
        <span class="found-title"><Title one={one} /></span>
        <span class="found-text">{isFolded ? t("block.folded") : <Marked pieces={one.snippet} />}</span>
        {!isFolded && <Files files={one.files} />}
        <span class="hint">
          {tags}
          {[!tags && one.author.name, one.author.organisation].filter(Boolean).join(", ")} · {space} · <Time at={one.created_at} />
        </span>
      </a>
    </li>
  );
}

/** People, channels, threads, posts, each in a group with a heading of its own. */
export function Results({ found }: { readonly found: SearchReply }) {
  return (
    <>
      {found.people.length > 0 && (
        <Group title={t("search.people")}>
          {found.people.map(({ member, name }) => (
            <li key={member.id}>
              <a class="person" href={paths.member(member.id)}>
                <Avatar of={member} />
                <span>
                  <Marked pieces={name} />
                  <span class="hint">{affiliationOf(member)}</span>
                </span>
              </a>
            </li>
          ))}
        </Group>
      )}
      {found.spaces.length > 0 && (
        <Group title={t("search.spaces")}>
          {found.spaces.map((one) => (
            <li key={one.space}>
              <a href={paths.space(one.space)}>
                <span class="found-title">#<Marked pieces={one.name} /></span>
                <span class="found-text"><Marked pieces={one.description} /></span>
              </a>
            </li>
          ))}
        </Group>
      )}
      {found.threads.length > 0 && (
        <Group title={t("search.threads")}>
          {found.threads.map((one) => <Thread key={one.thread} one={one} />)}
        </Group>
      )}
      {found.posts.length > 0 && (
        <Group title={t("search.posts")}>
          {found.posts.map((one) => <FoundPostLine key={one.post} one={one} />)}
        </Group>
      )}
    </>
  );
}
