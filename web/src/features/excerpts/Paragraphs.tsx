import { t } from "../../i18n/t";
import type { Paragraph } from "../../protocol/messages.gen";
import { plainText } from "../thread/Nodes";

interface Props {
  readonly paragraphs: readonly Paragraph[];
  /** Their places, from 1. */
  readonly chosen: readonly number[];
  readonly onChosen: (chosen: readonly number[]) => void;
}

/** What is chosen, as it reads. */
export function wordsOf(paragraphs: readonly Paragraph[], chosen: readonly number[]): string {
  return paragraphs.filter((_, at) => chosen.includes(at + 1)).map(({ content }) => plainText(content).trim()).join("\n\n");
}

/** Each paragraph of a reflection with a box: nothing is shared that was not ticked. */
export function Paragraphs({ paragraphs, chosen, onChosen }: Props) {
  const tick = (place: number, isOn: boolean): void =>
    onChosen(isOn ? [...chosen, place].sort((a, b) => a - b) : chosen.filter((one) => one !== place));
  return (
    <fieldset class="choice paragraphs">
      <legend>{t("excerpt.choose")}</legend>
      {paragraphs.map(({ content, picture }, at) => (
        <label key={at}>
          <input
            type="checkbox"
            disabled={picture}
            checked={chosen.includes(at + 1)}
            onChange={(event) => tick(at + 1, event.currentTarget.checked)}
          />
          <span>
            <span class="as-written" dir="auto">{plainText(content).trim() || t("excerpt.no_words")}</span>
            {picture && <span class="hint">{t("excerpt.picture")}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
