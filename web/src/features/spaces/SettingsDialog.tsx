import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { MemberId, SpaceMember, SpaceRole, SpaceView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Failed } from "../../ui/Failed";
import { Field, TextArea } from "../../ui/Field";
import { Menu } from "../../ui/Menu";
import { tell } from "../../ui/Notice";
import { Loading } from "../../ui/Loading";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { findMembers } from "../people/search";
import { setSpaceMember, updateSpace } from "./actions";
import { channelName } from "./CreateSpaceDialog";

export interface SettingsProps {
  readonly view: SpaceView;
  readonly onClose: () => void;
}

/** Name, description and state of a channel, for its stewards. */
export function SpaceSettingsDialog({ view, onClose }: SettingsProps) {
  const client = useClient();
  const { space } = view;
  const [name, setName] = useState(space.name);
  const [description, setDescription] = useState(space.description);
  const [why, setWhy] = useState("");
  const { busy, message, fieldError, run } = useAction("name", "description", "why");
  const isOpen = space.state === "open";
  const save = (): void => {
    const args = { space: space.id, name: channelName(name.trim()), description: description.trim() };
    void run(() => updateSpace(client, args), onClose);
  };
  const turn = (): void => {
    const said = isOpen && why.trim() !== "" ? { why: why.trim() } : {};
    void run(() => updateSpace(client, { space: space.id, state: isOpen ? "archived" : "open", ...said }), onClose);
  };
  return (
    <Dialog title={t("spaces.settings")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          label={t("spaces.name")}
          hint={t("spaces.name_hint")}
          value={name}
          onValue={setName}
          required
          maxLength={60}
          error={fieldError("name")}
        />
        <TextArea
          label={t("spaces.description")}
          value={description}
          onValue={setDescription}
          maxLength={1000}
          error={fieldError("description")}
        />
        {message && <p class="field-error" role="alert">{message}</p>}
        <p class="row"><Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button></p>
      </form>
      <hr />
      <p class="hint">{t(isOpen ? "spaces.archive_hint" : "spaces.reopen_hint")}</p>
      {isOpen && (
        <Field
          label={t("closing.why")}
          hint={t("closing.why_hint")}
          value={why}
          onValue={setWhy}
          maxLength={300}
          error={fieldError("why")}
        />
      )}
      <Button busy={busy} onClick={turn}>{t(isOpen ? "spaces.archive" : "spaces.reopen")}</Button>
    </Dialog>
  );
}

/** Who is named in a channel; stewards add, remove and name further stewards. */
export function SpaceMembersDialog({ view, onClose }: SettingsProps) {
  const client = useClient();
  const { space, role } = view;
  const isSteward = role === "steward";
  const isAdministrator = me(client.state.value)?.role === "administrator";
  const { value, error, reload } = useLoaded(() => client.send("space.members", { space: space.id }), [space.id]);
  const isUnattended =
    role === "member" && value?.members.every((one) => one.role !== "steward" || one.member.state !== "active") === true;
  const mayTakeOver =
    !isSteward && space.state === "open" && (isUnattended || (isAdministrator && space.visibility !== "closed"));
  const set = async (member: MemberId, next: SpaceRole): Promise<void> => {
    const answer = await setSpaceMember(client, space.id, member, next);
    if (!answer.ok) tell(errorText(answer.error));
    reload();
  };
  return (
    <Dialog title={t("spaces.members")} onClose={onClose}>
      <p class="hint">{t(`spaces.members_${space.visibility === "sealed" ? "closed" : space.visibility}`)}</p>
      {mayTakeOver && (
        <>
          <p class="hint">{t(isUnattended ? "spaces.unattended_hint" : "spaces.take_over_hint")}</p>
          <Button onClick={() => void set(client.state.peek().me, "steward")}>{t("spaces.take_over")}</Button>
        </>
      )}
      {isSteward && <AddMember onAdd={(member) => void set(member, "member")} />}
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      <ul class="lines">
        {value?.members.map((one) => (
          <MemberLine key={one.member.id} one={one} isSteward={isSteward} onSet={(next) => void set(one.member.id, next)} />
        ))}
      </ul>
    </Dialog>
  );
}

interface LineProps {
  readonly one: SpaceMember;
  readonly isSteward: boolean;
  readonly onSet: (role: SpaceRole) => void;
}

function MemberLine({ one, isSteward, onSet }: LineProps) {
  const other = one.role === "steward" ? "member" : "steward";
  return (
    <li class="line">
      <span>
        <a href={paths.member(one.member.id)}>{one.member.name}</a>{" "}
        {one.role === "steward" && <span class="tag">{t("spaces.steward")}</span>}
        <span class="hint">{one.member.organisation}</span>
      </span>
      {isSteward && (
        <Menu
          label={t("spaces.member_actions", { name: one.member.name })}
          items={[
            { label: t(`spaces.make_${other}`), onChoose: () => onSet(other) },
            { label: t("spaces.remove_member"), danger: true, onChoose: () => onSet("none") },
          ]}
        >
          {t("action.change")}
        </Menu>
      )}
    </li>
  );
}

function AddMember({ onAdd }: { readonly onAdd: (member: MemberId) => void }) {
  const client = useClient();
  const [chosen, setChosen] = useState<MemberId>();
  return (
    <form
      class="row end"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) onAdd(chosen);
      }}
    >
      <Combobox
        label={t("spaces.add_member")}
        search={(query) => findMembers(client, query)}
        onPick={(option) => setChosen(option ? (option.id as MemberId) : undefined)}
      />
      <Button type="submit">{t("action.add")}</Button>
    </form>
  );
}
