import { keepLanguage, type Language, languages } from "../i18n/language";
import { language, speak, t } from "../i18n/t";
import { Select } from "./Field";

/** Each language under its own name, for those who cannot read the present one. */
export function LanguageChoice() {
  const choose = (tag: Language): void => {
    keepLanguage(tag);
    void speak(tag);
  };
  return (
    <Select
      label={t("language.title")}
      value={language.value}
      onValue={choose}
      options={languages.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
    />
  );
}
