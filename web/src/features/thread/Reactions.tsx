import { t } from "../../i18n/t";
import type { MemberId, Post, ReactionKind } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Menu } from "../../ui/Menu";
import { tell } from "../../ui/Notice";
import { errorText } from "../../i18n/errors";
import { toggleReaction } from "./actions";

const kinds: readonly ReactionKind[] = ["thanks", "helpful", "same_here", "tried_it", "celebrate", "with_you"];

interface Props {
  readonly post: Post;
  readonly me: MemberId;
  readonly mayReact: boolean;
}

/** Six things that a colleague might say, in words. Those said are buttons that take one's own back. */
export function Reactions({ post, me, mayReact }: Props) {
  const client = useClient();
  const toggle = async (kind: ReactionKind): Promise<void> => {
    const answer = await toggleReaction(client, post, kind);
    if (!answer.ok) tell(errorText(answer.error));
  };
  const given = (kind: ReactionKind) => post.reactions.filter((one) => one.kind === kind);
  const isMine = (kind: ReactionKind): boolean => given(kind).some((one) => one.member.id === me);
  const open = kinds.filter((kind) => !isMine(kind));
  return (
    <>
      {kinds.filter((kind) => given(kind).length > 0).map((kind) => {
        const names = given(kind).map((one) => one.member.name).join(", ");
        return (
          <button
            key={kind}
            type="button"
            class="reaction"
            aria-pressed={isMine(kind)}
            aria-disabled={mayReact ? undefined : "true"}
            title={names}
            onClick={() => mayReact && void toggle(kind)}
          >
            {t(`reaction.${kind}`)} <span class="count">{given(kind).length}</span>
            <span class="visually-hidden">{t("reaction.by", { names })}</span>
          </button>
        );
      })}
      {mayReact && (
        <Menu
          label={t("reaction.add")}
          items={open.map((kind) => ({ label: t(`reaction.${kind}`), onChoose: () => void toggle(kind) }))}
        />
      )}
    </>
  );
}
