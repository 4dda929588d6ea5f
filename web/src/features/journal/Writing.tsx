import { useEffect, useState } from "preact/hooks";
import { locale, t } from "../../i18n/t";
import { newKey } from "../../net/environment";
import type { CalendarDay, JournalReply, SubmitReflection } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Choice } from "../../ui/Choice";
import { Select } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";
import { useFiles } from "../files/useFiles";
import { HonestLine } from "../sealed/HonestLine";
import { heldBack } from "../students/Lazy";
import { Composer } from "../thread/Composer";
import { type Draft, draftName, markdownOf } from "../thread/drafts";
import { TwoDrafts } from "../thread/TwoDrafts";
import { useDraft } from "../thread/useDraft";
import { frames, isFrame, isPrompt, questions } from "./prompts";
import { useOffered, wordsOf } from "./questions";
import { useAudienceChoice } from "./Week";
import { dayNumber } from "./weeks";

interface Props {
  readonly week: CalendarDay;
  readonly journal: JournalReply;
  readonly onKept: () => void;
}

const none = "none";

/** What a frame begins with: its steps as headings, where nothing is written yet. */
function begun(draft: Draft, frame: (typeof frames)[number]): Draft {
  if (draft.text.trim() !== "") return draft;
  const { doc: _, ...rest } = draft;
  return { ...rest, text: t(`prompt.${frame}_steps`).split("|").map((step) => `## ${step.trim()}\n\n`).join("\n") };
}

/** The draft is kept here at every key and on the server at every pause; what is sent without a network goes when there is one. */
export function Writing({ week, journal, onKept }: Props) {
  const client = useClient();
  const sync = useDraft("reflection", dayNumber(week));
  const draft = sync.draft.value;
  const files = useFiles(draftName(client.state.peek().me, "week", dayNumber(week)));
  const { audience, choose } = useAudienceChoice(journal);
  const { busy, error, message, run } = useAction();
  const [opened, setOpened] = useState(0);
  const offered = useOffered();
  const asked = offered.flatMap(({ name, questions }) => questions.map((one) => ({ value: one.prompt, label: `${name}: ${wordsOf(one, locale())}`, words: wordsOf(one, locale()) })));
  const ofProgramme = asked.find(({ value }) => value === draft.title);
  const prompt = ofProgramme?.value ?? (isPrompt(draft.title) ? draft.title : undefined);
  const waiting = draft.sending?.args as SubmitReflection | undefined;
  const send = (key: string, args: SubmitReflection): void =>
    void run(
      () => client.send("reflection.submit", args, key),
      () => {
        if (!sync.wasSent(draft)) {
          files.clear();
          tell(t("journal.kept_told"));
        }
        onKept();
      },
    );
  const keep = (not_a_student?: readonly string[]): void => {
    const { revision } = draft;
    const args: SubmitReflection = {
      week,
      body: files.body(markdownOf(draft).trim()),
      ...files.attached(),
      audience,
      ...(audience === "lead" && journal.lead ? { lead: journal.lead.id } : {}),
      ...(prompt ? { prompt } : {}),
      ...(not_a_student ? { not_a_student } : {}),
      ...(revision === undefined ? {} : { draft: revision }),
    };
    // The same words keep their key: sent twice after a break they are kept once.
    const before = draft.sending;
    const isSame = before && JSON.stringify({ ...before.args, draft: undefined }) === JSON.stringify({ ...args, draft: undefined });
    const key = isSame ? before.key : newKey();
    sync.sending({ key, args: isSame ? (before.args as SubmitReflection) : args });
    send(key, isSame ? (before.args as SubmitReflection) : args);
  };
  const isOpen = client.link.value === "open";
  useEffect(() => {
    if (isOpen && waiting && draft.sending) send(draft.sending.key, waiting);
  }, [isOpen]);
  const pick = (next: string): void => {
    const { title: _, ...rest } = draft;
    const chosen = next === none ? rest : { ...rest, title: next };
    sync.change(isPrompt(next) && isFrame(next) ? begun(chosen, next) : chosen);
    if (isPrompt(next) && isFrame(next)) setOpened(opened + 1);
  };
  const isUnsent = waiting !== undefined && !isOpen;
  const held = heldBack(error, { of: { body: markdownOf(draft), ...files.attached() }, onChange: () => setOpened(opened + 1), onInsist: keep });
  return (
    <>
      <Select
        label={t("prompt.label")}
        value={prompt ?? none}
        onValue={pick}
        options={[
          { value: none, label: t("prompt.none") },
          ...asked,
          ...frames.map((one) => ({ value: one as string, label: t(`prompt.${one}`) })),
          ...questions.map((one) => ({ value: one as string, label: t(`prompt.${one}`) })),
        ]}
      />
      {journal.lead && (
        <Choice
          legend={t("journal.audience")}
          name="audience"
          value={audience}
          onValue={choose}
          options={[
            { value: "me", label: t("journal.only_me") },
            { value: "lead", label: t("journal.me_and", { name: journal.lead.name }) },
          ]}
        />
      )}
      {isUnsent && <p class="notice-line" role="status">{t("journal.not_sent")}</p>}
      <Composer
        key={opened}
        label={ofProgramme?.words ?? (isPrompt(prompt) && !isFrame(prompt) ? t(`prompt.${prompt}`) : t("journal.label"))}
        space={journal.own}
        isOpened={opened > 0}
        draft={draft}
        onDraft={(next) => sync.change(next)}
        audience={audience === "lead" && journal.lead ? t("journal.read_by", { name: journal.lead.name }) : t("journal.read_by_me")}
        action={t("journal.keep")}
        busy={busy}
        error={error?.code === "offline" ? undefined : message}
        held={held}
        rows={8}
        files={files}
        onSubmit={() => keep()}
      >
        <HonestLine />
        <TwoDrafts sync={sync} />
      </Composer>
    </>
  );
}
