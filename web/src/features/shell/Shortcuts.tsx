import { t } from "../../i18n/t";
import { Dialog } from "../../ui/Dialog";
import { areOn, keys, type ShortcutKey, switchShortcuts } from "../../ui/shortcuts";
import { Switch } from "../../ui/Switch";

const words = (key: ShortcutKey): string => {
  switch (key) {
    case "?":
      return t("shortcuts.list");
    case "/":
      return t("search.title");
    case "j":
      return t("shortcuts.next");
    case "k":
      return t("shortcuts.previous");
    case "r":
      return t("shortcuts.reply");
    case "n":
      return t("shortcuts.new");
    case "u":
      return t("shortcuts.up");
    case "1":
      return t("shortcuts.home");
    case "2":
      return t("shortcuts.members");
  }
};

/** The list under "?", with the switch that silences all of them. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t("shortcuts.title")} onClose={onClose}>
      <table class="keys">
        <caption class="visually-hidden">{t("shortcuts.title")}</caption>
        <tbody>
          {keys.map((key) => (
            <tr key={key}>
              <th scope="row"><kbd>{key}</kbd></th>
              <td>{words(key)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row"><kbd>Ctrl</kbd> <kbd>Enter</kbd></th>
            <td>{t("shortcuts.send")}</td>
          </tr>
        </tbody>
      </table>
      <ShortcutSwitch />
    </Dialog>
  );
}

export function ShortcutSwitch() {
  return (
    <Switch label={t("shortcuts.on")} hint={t("shortcuts.on_hint")} checked={areOn.value} onChecked={switchShortcuts} />
  );
}
