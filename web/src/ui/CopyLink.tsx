import { t } from "../i18n/t";
import { Button } from "./Button";
import { tell } from "./Notice";
import { useId } from "./useId";

interface Props {
  readonly label: string;
  readonly link: string;
}

/** A link that is shown once, to be handed on by hand. */
export function CopyLink({ label, link }: Props) {
  const id = useId();
  const copy = (): void => {
    navigator.clipboard.writeText(link).then(
      () => tell(t("state.copied")),
      () => tell(t("state.copy_failed")),
    );
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="row nowrap">
        <input id={id} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <Button onClick={copy}>{t("action.copy")}</Button>
      </div>
    </div>
  );
}
