import { useId } from "preact/hooks";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { Time } from "../../ui/Time";
import type { DraftSync } from "./draftSync";
import { fromMarkdown } from "./mentions";
import { markdownOf } from "./drafts";

/** What two devices wrote, side by side, until their writer has chosen. */
export function TwoDrafts({ sync }: { readonly sync: DraftSync }) {
  const id = useId();
  const other = sync.other.value;
  if (!other) return null;
  return (
    <section class="two-drafts" aria-labelledby={id}>
      <h3 id={id}>{t("drafts.two")}</h3>
      <p class="hint" role="status">{t("drafts.two_hint")}</p>
      <div class="versions">
        <Version title={t("drafts.here")} text={markdownOf(sync.draft.value)} onKeep={() => sync.keepMine()} />
        <Version
          title={
            <>
              {t("drafts.elsewhere")} · <Time at={other.saved_at} />
            </>
          }
          text={other.body}
          onKeep={() => sync.keepOther()}
        />
      </div>
      <Button onClick={() => sync.keepBoth()}>{t("drafts.keep_both")}</Button>
    </section>
  );
}

interface VersionProps {
  readonly title: preact.ComponentChildren;
  readonly text: string;
  readonly onKeep: () => void;
}

function Version({ title, text, onKeep }: VersionProps) {
  const id = useId();
  return (
    <div class="version">
      <h4 id={id}>{title}</h4>
      <p class="as-written" dir="auto">{fromMarkdown(text).text}</p>
      <Button onClick={onKeep} aria-describedby={id}>{t("drafts.keep_this")}</Button>
    </div>
  );
}
