import type { Signal } from "@preact/signals";
import { t } from "../i18n/t";
import { Field } from "../ui/Field";
import type { Editor } from "./Editor";

interface Props {
  readonly editor: Editor;
  /** Counts up when the cursor or the text moved. */
  readonly moved: Signal<number>;
}

/** What the chosen picture shows, for those who do not see it. Stands below the tools while one is chosen. */
export function PictureField({ editor, moved }: Props) {
  void moved.value;
  const picture = editor.picture();
  if (!picture) return null;
  return (
    <div
      class="picture-field"
      onKeyDown={(event) => {
        if ((event.key !== "Enter" && event.key !== "Escape") || event.isComposing) return;
        // Not the form around: it would send the text, or give it up.
        event.preventDefault();
        event.stopPropagation();
        editor.view.focus();
      }}
    >
      <Field
        label={t("files.describe")}
        hint={t("picture.describe_hint")}
        value={String(picture.attrs["description"])}
        maxLength={500}
        dir="auto"
        onValue={(words) => editor.describe(words)}
      />
    </div>
  );
}
