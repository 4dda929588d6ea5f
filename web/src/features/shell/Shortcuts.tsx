import { Fragment } from "preact";
import { t } from "../../i18n/t";
import { Dialog } from "../../ui/Dialog";
import { areOn, keys, type ShortcutKey, switchShortcuts } from "../../ui/shortcuts";
import { Switch } from "../../ui/Switch";
import { keyName, writingKeys } from "../../ui/writingKeys";

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
    case "3":
      return t("notices.title");
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
        </tbody>
      </table>
      <table class="keys">
        <caption>{t("shortcuts.writing")}</caption>
        <tbody>
          <KeyRow keys={["Mod", "Enter"]} words={t("shortcuts.send")} />
          {writingKeys.map(({ tool, keys: pressed, words: key }) => <KeyRow key={tool} keys={pressed} words={t(key)} />)}
        </tbody>
      </table>
      <ShortcutSwitch />
    </Dialog>
  );
}

function KeyRow({ keys: pressed, words: text }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <tr>
      <th scope="row">{pressed.map((key) => <Fragment key={key}><kbd>{keyName(key)}</kbd> </Fragment>)}</th>
      <td>{text}</td>
    </tr>
  );
}

export function ShortcutSwitch() {
  return (
    <Switch label={t("shortcuts.on")} hint={t("shortcuts.on_hint")} checked={areOn.value} onChecked={switchShortcuts} />
  );
}
