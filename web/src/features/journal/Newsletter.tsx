import { t } from "../../i18n/t";
import type { NewsletterItem } from "../../protocol/messages.gen";
import { Nodes } from "../thread/Nodes";

/** What authors said yes to, and nothing else of what they wrote. */
export function Newsletter({ items }: { readonly items: readonly NewsletterItem[] }) {
  if (items.length === 0) return null;
  return (
    <details class="desk-more">
      <summary>{t("newsletter.list", { count: items.length })}</summary>
      <ul class="lines">
        {items.map(({ thread, author, named, content }) => (
          <li key={thread} class="newsletter-item">
            <div class="prose" dir="auto"><Nodes nodes={content} /></div>
            <p class="hint">{t(named ? "newsletter.by_name" : "newsletter.by_nobody", { name: author.name })}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
