import { t } from "../../i18n/t";
import type { ThreadId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { isBlocked } from "../../state/select";

/** Shown and not read out: it would interrupt every few seconds. */
export function TypingLine({ thread }: { readonly thread: ThreadId }) {
  const state = useClient().state.value;
  const others = state.typing.filter((entry) => entry.thread === thread && entry.member.id !== state.me && !isBlocked(state, entry.member.id));
  const first = others[0];
  if (!first) return <p class="typing" aria-hidden="true" />;
  return (
    <p class="typing">
      {others.length === 1
        ? t("typing.one", { name: first.member.name })
        : t("typing.more", { name: first.member.name, count: others.length - 1 })}
    </p>
  );
}
