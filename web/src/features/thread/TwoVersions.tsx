import type { ComponentChildren } from "preact";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { Time } from "../../ui/Time";
import { useId } from "../../ui/useId";
import type { DraftSync } from "./draftSync";
import { fromMarkdown } from "./mentions";
import { markdownOf } from "./drafts";

/** Two versions of a draft. */
export function DraftVersions({ sync }: { readonly sync: DraftSync }) {
  const other = sync.other.value;
  if (!other) return null;
  return (
    <TwoVersions
      title={t("drafts.two")}
      mine={markdownOf(sync.draft.value)}
      other={other.body}
      otherTitle={
        <>
          {t("drafts.elsewhere")} · <Time at={other.saved_at} />
        </>
      }
      onMine={() => sync.keepMine()}
      onOther={() => sync.keepOther()}
      onBoth={() => sync.keepBoth()}
    />
  );
}

interface Props {
  readonly title: string;
  readonly mine: string;
  readonly other: string;
  readonly otherTitle: ComponentChildren;
  readonly onMine: () => void;
  readonly onOther: () => void;
  readonly onBoth: () => void;
}

export function TwoVersions({ title, mine, other, otherTitle, onMine, onOther, onBoth }: Props) {
  const id = useId();
  return (
    <section class="two-drafts" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p class="hint" role="status">{t("drafts.two_hint")}</p>
      <div class="versions">
        <Version title={t("drafts.here")} text={mine} onKeep={onMine} />
        <Version title={otherTitle} text={other} onKeep={onOther} />
      </div>
      <Button onClick={onBoth}>{t("drafts.keep_both")}</Button>
    </section>
  );
}

interface VersionProps {
  readonly title: ComponentChildren;
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
