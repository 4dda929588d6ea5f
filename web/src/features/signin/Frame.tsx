import type { ComponentChildren } from "preact";
import { t } from "../../i18n/t";
import { LanguageChoice } from "../../ui/LanguageChoice";
import { Page } from "../../ui/Page";

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The screens before one is inside: a narrow column with the name of the house. */
export function Frame({ title, children }: Props) {
  return (
    <main class="gate" id="main">
      <p class="brand">{t("app.name")}</p>
      <Page title={title}>{children}</Page>
      <footer><LanguageChoice /></footer>
    </main>
  );
}
