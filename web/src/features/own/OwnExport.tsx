import { useEffect, useRef } from "preact/hooks";
import { toDate } from "../../i18n/dates";
import { errorText } from "../../i18n/errors";
import { chosenLanguage } from "../../i18n/language";
import { locale, t } from "../../i18n/t";
import type { WireError } from "../../protocol/decode";
import type { OwnExport as Export, Timestamp } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { withLaterWords } from "../../ui/withLaterWords";
import { sizeText } from "../files/size";
import "./own.css";

/** How often the server is asked whether it is made: milliseconds. */
const every = 1_500;
/** From so many seconds on it is the day's bound, and not that of a minute. */
const long = 600;

function words(error: WireError): string {
  const { code, retry_after: wait } = error;
  if (code === "no_room") return t("own.no_room");
  if (code !== "rate_limited" || wait === undefined || wait < long) return errorText(error);
  return t("own.enough", { count: Math.ceil(wait / 3_600) });
}

/** The server makes the file and the browser downloads it, so that a broken download can go on. */
function save(path: string): void {
  Object.assign(document.createElement("a"), { href: path, download: "" }).click();
}

/** What is one's own, to take along: made when somebody asks for it. */
export const OwnExport = withLaterWords(function OwnExport() {
  const client = useClient();
  const { value, error: unknown, reload, setValue } = useLoaded(() => client.send("export.get", {}), []);
  const { busy, error, run } = useAction();
  const isWanted = useRef(false);
  const isMaking = value?.state === "making";

  useEffect(() => {
    if (!isMaking) return;
    const timer = setTimeout(reload, every);
    return () => clearTimeout(timer);
  }, [value]);
  useEffect(() => {
    if (!isWanted.current || isMaking) return;
    isWanted.current = false;
    if (value?.path) save(value.path);
  }, [value]);

  const make = (): void => {
    if (isMaking) return;
    void run(() => client.send("export.make", { language: chosenLanguage() === "es" ? "es" : "en" }), (begun) => {
      isWanted.current = true;
      setValue(begun);
    });
  };
  return (
    <section class="own-export" aria-labelledby="own-export">
      <h2 id="own-export">{t("own.title")}</h2>
      <p class="hint">{t("own.text")}</p>
      <p class="hint">{t("own.private")}</p>
      {unknown && <Failed error={unknown} onRetry={reload} />}
      <p role="status">{value && standing(value)}</p>
      {value?.state === "ready" && <Ready value={value} />}
      {(error ?? (value?.state === "failed" && !busy)) && (
        <p class="field-error" role="alert">{error ? words(error) : t("own.failed")}</p>
      )}
      <Button busy={busy || isMaking} onClick={make}>{t(value?.state === "ready" ? "own.make_new" : "own.make")}</Button>
    </section>
  );
});

/** Within the hour: no day is needed. */
function clock(at: Timestamp): string {
  return toDate(at).toLocaleTimeString(locale(), { hour: "numeric", minute: "2-digit" });
}

function standing({ state }: Export): string {
  if (state === "making") return t("own.making");
  return state === "ready" ? t("own.ready") : "";
}

function Ready({ value: { path, bytes, until } }: { readonly value: Export }) {
  return (
    <>
      <a class="button primary" href={path} download="">{t("own.download", { size: sizeText(bytes ?? 0) })}</a>
      {until !== undefined && <p class="hint">{t("own.until", { time: clock(until) })}</p>}
    </>
  );
}
