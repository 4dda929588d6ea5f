import { t } from "../../i18n/t";
import type { Member } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Avatar } from "../../ui/Avatar";
import { affiliationOf } from "./search";

export function MemberLines({ members }: { readonly members: readonly Member[] }) {
  const state = useClient().state.value;
  return (
    <ul class="people">
      {members.map((listed) => {
        // What happened since the list was asked for stands in the state.
        const one = state.members.find((known) => known.id === listed.id) ?? listed;
        const isOnline = state.online.includes(one.id);
        return (
          <li key={one.id}>
            <a class="person" href={paths.member(one.id)}>
              <Avatar of={one} online={isOnline} />
              <span>
                {one.name}
                {isOnline && <span class="visually-hidden">{t("members.is_online")}</span>}
                {one.state !== "active" && <span class="tag">{t(`member_state.${one.state}`)}</span>}
                <span class="hint">{affiliationOf(one)}</span>
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
