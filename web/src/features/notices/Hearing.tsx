import { useEffect, useRef, useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { t } from "../../i18n/t";
import type { WireError } from "../../protocol/decode";
import type { ChooseNotices, Delivery, NoticeKind, NoticeSettingsReply } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Failed } from "../../ui/Failed";
import { Select } from "../../ui/Field";
import { Loading } from "../../ui/Loading";
import { Switch } from "../../ui/Switch";
import { useLoaded } from "../../ui/useLoaded";
import "./hearing.css";
import { clocks, zones } from "./times";

const deliveries = ["instant", "daily", "weekly", "off"] as const satisfies readonly Delivery[];
const evening = 21 * 60;
const morning = 6 * 60;

/** How one hears of what: each choice is kept at once, and goes back when it could not be. */
export function Hearing() {
  const client = useClient();
  const { value, error, reload } = useLoaded(() => client.send("notice.settings", {}), []);
  return (
    <section class="hearing" aria-labelledby="hearing">
      <h2 id="hearing">{t("hearing.title")}</h2>
      <p class="hint">{t("hearing.hint")}</p>
      {error && !value && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && <Choices kept={value} />}
    </section>
  );
}

interface Choosing {
  readonly shown: NoticeSettingsReply;
  readonly standing: "untouched" | "saving" | "saved";
  readonly error: WireError | undefined;
  readonly choose: (change: ChooseNotices) => void;
}

function withChange(settings: NoticeSettingsReply, { choices = [], ...rest }: ChooseNotices): NoticeSettingsReply {
  const deliveryOf = (kind: NoticeKind) => choices.find((one) => one.kind === kind);
  return { ...settings, ...rest, choices: settings.choices.map((one) => deliveryOf(one.kind) ?? one) };
}

/** Shows what was chosen while it is on its way. Of several on their way the last answer counts. */
function useChoosing(loaded: NoticeSettingsReply): Choosing {
  const client = useClient();
  const kept = useRef(loaded);
  const underway = useRef(0);
  const [shown, setShown] = useState(loaded);
  const [standing, setStanding] = useState<Choosing["standing"]>("untouched");
  const [error, setError] = useState<WireError>();
  useEffect(() => {
    kept.current = loaded;
    if (underway.current === 0) setShown(loaded);
  }, [loaded]);
  const choose = async (change: ChooseNotices): Promise<void> => {
    underway.current++;
    setShown((before) => withChange(before, change));
    setStanding("saving");
    const answer = await client.send("notice.choose", change);
    if (answer.ok) {
      kept.current = answer.value;
      client.notices.reload();
    }
    setError(answer.ok ? undefined : answer.error);
    if (--underway.current > 0) return;
    setShown(kept.current);
    setStanding(answer.ok ? "saved" : "untouched");
  };
  return { shown, standing, error, choose: (change) => void choose(change) };
}

function Choices({ kept }: { readonly kept: NoticeSettingsReply }) {
  const { shown, standing, error, choose } = useChoosing(kept);
  return (
    <>
      {/* Reminders come when their reader said: the journal has them. */}
      {shown.choices.map(({ kind, delivery }) => kind !== "reminder" && (
        <Select
          key={kind}
          label={t(`hearing.${kind}`)}
          value={delivery}
          onValue={(next) => choose({ choices: [{ kind, delivery: next }] })}
          options={deliveries
            .filter((one) => one !== "off" || !(kind === "moderated" || kind === "opened"))
            .map((one) => ({ value: one, label: t(`hearing.by_${one}`) }))}
        />
      ))}
      <Times shown={shown} choose={choose} />
      <p class="hint standing" role="status">{standing === "saved" && t("state.saved")}</p>
      {error && <p class="field-error" role="alert">{errorText(error)}</p>}
    </>
  );
}

function Times({ shown, choose }: Pick<Choosing, "shown" | "choose">) {
  const { gathered_at, quiet_from, quiet_until, zone } = shown;
  const isQuiet = quiet_from !== quiet_until;
  const quiet = (on: boolean): void => choose(on ? { quiet_from: evening, quiet_until: morning } : { quiet_from: 0, quiet_until: 0 });
  return (
    <>
      <Select
        label={t("hearing.gathered_at")}
        value={String(gathered_at)}
        onValue={(next) => choose({ gathered_at: Number(next) })}
        options={clocks(gathered_at)}
      />
      <Switch label={t("hearing.quiet")} hint={t("hearing.quiet_hint")} checked={isQuiet} onChecked={quiet} />
      {isQuiet && (
        <>
          <Select
            label={t("hearing.quiet_from")}
            value={String(quiet_from)}
            onValue={(next) => choose({ quiet_from: Number(next) })}
            options={clocks(quiet_from, quiet_until)}
          />
          <Select
            label={t("hearing.quiet_until")}
            value={String(quiet_until)}
            onValue={(next) => choose({ quiet_until: Number(next) })}
            options={clocks(quiet_until, quiet_from)}
          />
        </>
      )}
      <Select label={t("hearing.zone")} value={zone} onValue={(next) => choose({ zone: next })} options={zones(zone)} />
    </>
  );
}
