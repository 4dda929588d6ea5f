import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { Answer, WireError } from "../../protocol/decode";
import type { StagePlan, ThreadId, ThreadReply } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Dialog";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";

interface Props {
  readonly thread: ThreadId;
  readonly plan: StagePlan;
  readonly place: number;
}

const day = 1_440;
const moment = 5;

function refusal(error: WireError): string {
  return error.code === "conflict" ? t("stage.changed_meanwhile") : errorText(error);
}

/** What presenter and steward do with the time. Going on is asked about once, but not from question to question. */
export function Host({ thread, plan, place }: Props) {
  const client = useClient();
  const [asking, setAsking] = useState<number>();
  const { busy, error, run } = useAction();
  const isChat = plan.format === "chat";
  const isLast = place === plan.stages.length;
  const change = (ask: () => Promise<Answer<ThreadReply>>, told: string): void => {
    void run(ask, () => {
      setAsking(undefined);
      tell(told);
    });
  };
  const goOn = (from: number): void => change(() => client.send("stage.next", { thread, position: from }), t(isLast ? "stage.over" : "stage.moved"));
  const extend = (): void => change(() => client.send("stage.extend", { thread, position: place, minutes: isChat ? moment : day }), t("stage.extended"));
  const label = t(place === 0 ? "stage.begin" : isLast ? "stage.end" : isChat ? "stage.next_question" : "stage.next");
  const isSure = place === 0 || (isChat && !isLast);
  return (
    <>
      <Button busy={busy} onClick={() => (isSure ? goOn(place) : setAsking(place))}>{label}</Button>
      {place > 0 && <Button look="quiet" busy={busy} onClick={extend}>{t(isChat ? "stage.more_minutes" : "stage.more_day")}</Button>}
      {error && asking === undefined && <p class="field-error" role="alert">{refusal(error)}</p>}
      {asking !== undefined && (
        <Confirm
          title={label}
          text={t(isLast ? "stage.sure_end" : "stage.sure_next")}
          action={label}
          busy={busy}
          error={error && refusal(error)}
          onConfirm={() => goOn(asking)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
