import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { MemberReply, Profile } from "../../protocol/messages.gen";
import { upsert } from "../../state/apply";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Field, TextArea } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { PhotoField } from "./PhotoField";
import { longestTopic } from "./query";

const mostTopics = 12;

/** A list is written as lines. */
function linesOf(text: string): readonly string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

function listError(text: string): string | undefined {
  const lines = linesOf(text);
  if (lines.length > mostTopics) return t("profile.too_many", { count: mostTopics });
  return lines.some((line) => line.length > longestTopic) ? t("profile.too_long", { count: longestTopic }) : undefined;
}

interface Props {
  readonly reply: MemberReply;
  readonly onPhoto: (reply: MemberReply) => void;
  readonly onDone: (reply?: MemberReply) => void;
}

/** What one says of oneself. Everything but the name may stay empty. */
export function EditProfile({ reply, onPhoto, onDone }: Props) {
  const client = useClient();
  const { profile } = reply;
  const [name, setName] = useState(reply.member.name);
  const [words, setWords] = useState<Pick<Profile, "pronouns" | "about">>(profile);
  const [courses, setCourses] = useState(profile.courses.join("\n"));
  const [topics, setTopics] = useState(profile.topics.join("\n"));
  const { busy, error, message, fieldError, run } = useAction("name", "pronouns", "about");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const wrong = { courses: listError(courses), topics: listError(topics) };
  const ofList = (field: "courses" | "topics"): string | undefined =>
    wrong[field] ?? (error?.field?.startsWith(field) ? t("profile.no_letters") : undefined);
  const save = (): void => {
    if (wrong.courses ?? wrong.topics) return;
    const { pronouns, about } = words;
    const args = { name: name.trim(), pronouns: pronouns.trim(), about: about.trim(), courses: linesOf(courses), topics: linesOf(topics) };
    void run(
      () => client.send("member.update", args),
      (next) => {
        client.change((state) => ({ ...state, members: upsert(state.members, next.member) }));
        tell(t("state.saved"));
        onDone(next);
      },
    );
  };
  return (
    <form
      class="panel"
      aria-labelledby="edit-profile"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 id="edit-profile" ref={heading} tabIndex={-1}>{t("profile.edit")}</h2>
      <PhotoField of={reply.member} onChange={onPhoto} />
      <Field
        label={t("join.name")}
        hint={t("join.name_hint")}
        autocomplete="name"
        value={name}
        onValue={setName}
        required
        maxLength={80}
        error={fieldError("name")}
      />
      <Field
        label={t("profile.pronouns")}
        hint={t("profile.pronouns_hint")}
        value={words.pronouns}
        onValue={(pronouns) => setWords({ ...words, pronouns })}
        maxLength={40}
        error={fieldError("pronouns")}
      />
      <TextArea
        label={t("profile.about")}
        hint={t("profile.about_hint")}
        value={words.about}
        onValue={(about) => setWords({ ...words, about })}
        rows={4}
        maxLength={1000}
        error={fieldError("about")}
      />
      <TextArea
        label={t("profile.topics")}
        hint={t("profile.topics_hint")}
        value={topics}
        onValue={setTopics}
        rows={5}
        error={ofList("topics")}
      />
      <TextArea
        label={t("profile.courses")}
        hint={t("profile.courses_hint")}
        value={courses}
        onValue={setCourses}
        rows={4}
        error={ofList("courses")}
      />
      {message && !error?.field && <p class="field-error" role="alert">{message}</p>}
      <p class="row">
        <Button type="submit" look="primary" busy={busy}>{t("action.save")}</Button>
        <Button onClick={() => onDone()}>{t("action.cancel")}</Button>
      </p>
    </form>
  );
}
