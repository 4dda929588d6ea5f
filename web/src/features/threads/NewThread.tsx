import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { newKey } from "../../net/environment";
import type { CreateThread, SpaceView, ThreadKind } from "../../protocol/messages.gen";
import { navigate } from "../../routing/router";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { Choice } from "../../ui/Choice";
import { Field } from "../../ui/Field";
import { useAction } from "../../ui/useAction";
import { useArrival, useWrongField } from "../../ui/useArrival";
import { useAudience } from "../spaces/useAudience";
import { useFiles } from "../files/useFiles";
import { PlanFields } from "../stages/Lazy";
import { heldBack } from "../students/Lazy";
import { Composer } from "../thread/Composer";
import { type Draft, draftName, markdownOf, type Sending } from "../thread/drafts";
import { TwoDrafts } from "../thread/TwoDrafts";
import { useDraft } from "../thread/useDraft";
import { createThread } from "./actions";

interface Props {
  readonly view: SpaceView;
  /** Opened by a button, and not because a draft was waiting. */
  readonly focus: boolean;
  readonly onClose: () => void;
}

/** As one chooses; both of the latter are threads with stages. */
const choices = ["discussion", "question", "success", "protocol", "chat"] as const;
type Chosen = (typeof choices)[number];

function chosenOf({ kind, plan }: Draft): Chosen {
  if (kind === "staged") return plan?.of ?? "protocol";
  return choices.find((one) => one === kind) ?? "discussion";
}

/** What a draft of this place sends is a thread. */
function sendingOf({ sending }: Draft): Sending<CreateThread> | undefined {
  return sending as Sending<CreateThread> | undefined;
}

export function NewThread({ view, focus, onClose }: Props) {
  const client = useClient();
  const { id } = view.space;
  const sync = useDraft("thread", id);
  const draft = sync.draft.value;
  const audience = useAudience(view);
  const files = useFiles(draftName(client.state.peek().me, "space", id));
  const { busy, error, message, fieldError, run } = useAction("title");
  const [focusText, setFocusText] = useState(0);
  /** How often it was to be sent without a title. */
  const [untitled, setUntitled] = useState(0);
  const panel = useArrival<HTMLElement>(focus, "h2");
  // What is missing is said to those who do not see it, and is on the screen at any zoom.
  useWrongField(panel, untitled);
  const chosen = chosenOf(draft);
  const staged = chosen === "protocol" || chosen === "chat" ? chosen : undefined;
  const plan = staged && draft.plan?.of === staged ? draft.plan : undefined;
  const choose = (next: Chosen): void => {
    const { plan: _, ...rest } = draft;
    const isStaged = next === "protocol" || next === "chat";
    sync.change(isStaged ? { ...rest, kind: "staged", plan: { of: next, format: "chat", starts: "", stages: [] } } : { ...rest, kind: next });
  };
  const isShown = useRef(true);
  useEffect(() => () => void (isShown.current = false), []);
  const change = (next: Draft): void => sync.change(next);
  const send = ({ key, args }: Sending<CreateThread>): void =>
    void run(
      () => createThread(client, args, key),
      ({ thread }) => {
        // What was written since the press stays where it is written.
        if (sync.wasSent(draft)) return;
        files.clear();
        if (!isShown.current) return;
        onClose();
        navigate(paths.thread(thread.id));
      },
    );
  const words = () => ({
    title: (draft.title ?? "").trim(),
    body: files.body(markdownOf(draft).trim()),
    ...files.attached(),
  });
  const create = (not_a_student?: readonly string[]): void => {
    if ((draft.title ?? "").trim() === "" || (staged && !plan?.args)) return setUntitled(untitled + 1);
    setUntitled(0);
    const args = {
      space: id,
      kind: (staged ? "staged" : chosen) as ThreadKind,
      ...words(),
      ...(plan?.args ? { plan: plan.args } : {}),
      ...(not_a_student ? { not_a_student } : {}),
    };
    // The same key until the words change: sending twice after a break must not open two threads.
    const before = sendingOf(draft);
    const isSame = before && JSON.stringify({ ...before.args, draft: undefined }) === JSON.stringify({ ...args, draft: undefined });
    const { revision } = draft;
    const sending = isSame ? before : { key: newKey(), args: { ...args, ...(revision === undefined ? {} : { draft: revision }) } };
    sync.sending(sending);
    send(sending);
  };
  const wordsToCheck = () => ({ ...words(), title: [draft.title ?? "", ...(plan?.stages ?? []).map(({ text }) => text)].join("\n") });
  const toWords = (): void => {
    if (error?.field !== "title" && error?.field !== "plan") return setFocusText(focusText + 1);
    panel.current?.querySelector<HTMLElement>(error.field === "plan" ? ".plan-questions input" : "input[maxlength]")?.focus();
  };
  const held = heldBack(error, { of: wordsToCheck(), onChange: toWords, onInsist: create });
  // It was on its way when the page went.
  useEffect(() => {
    const waiting = sendingOf(draft);
    if (waiting) send(waiting);
  }, []);
  return (
    <section ref={panel} class="panel" aria-labelledby="new-thread">
      <h2 id="new-thread" tabIndex={-1}>{t("thread.new")}</h2>
      <Choice
        legend={t("kind.legend")}
        name="kind"
        value={chosen}
        onValue={choose}
        options={choices.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kind.${value}_hint`) }))}
      />
      <Field
        label={t("thread.title_label")}
        value={draft.title ?? ""}
        onValue={(title) => change({ ...draft, title })}
        maxLength={200}
        required
        error={untitled > 0 && !(draft.title ?? "").trim() ? t("thread.title_missing") : held ? undefined : fieldError("title")}
      />
      {staged && (
        <PlanFields of={staged} plan={plan?.stages.length ? plan : undefined} isTried={untitled > 0} onPlan={(next) => change({ ...sync.draft.peek(), plan: next })} />
      )}
      <Composer
        label={t("thread.body_label")}
        space={id}
        isOpened
        draft={draft}
        onDraft={change}
        audience={audience}
        action={t("thread.create")}
        busy={busy}
        error={message}
        focus={focusText}
        held={held}
        rows={6}
        onCancel={onClose}
        onSubmit={() => create()}
        files={files}
      >
        <TwoDrafts sync={sync} />
      </Composer>
    </section>
  );
}
