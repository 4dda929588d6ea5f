import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { useLoaded } from "../../ui/useLoaded";
import { CaseCard } from "./CaseCard";

/** What was flagged where one moderates: what waits, or what was decided. */
export function CasesPage() {
  const client = useClient();
  const [decided, setDecided] = useState(false);
  // A flag raises a notice, and so does an appeal.
  const told = client.notices.list.value?.lines[0]?.seq;
  const { value, error, reload } = useLoaded(() => client.send("case.list", { decided }), [decided, told]);
  const cases = value?.cases ?? [];
  return (
    <Page title={t("case.title")}>
      <p class="hint">{t("case.text")}</p>
      <div class="row case-tabs" role="group" aria-label={t("case.which")}>
        <Button look={decided ? "quiet" : "plain"} aria-pressed={!decided} onClick={() => setDecided(false)}>{t("case.waiting")}</Button>
        <Button look={decided ? "plain" : "quiet"} aria-pressed={decided} onClick={() => setDecided(true)}>{t("case.decided")}</Button>
      </div>
      {error && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && cases.length === 0 && <Notice>{t(decided ? "case.none_decided" : "case.none")}</Notice>}
      {cases.map((one) => <CaseCard key={one.id} of={one} onDecided={reload} />)}
    </Page>
  );
}
