import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./App";
import { tellZone } from "./features/notices/zone";
import { open } from "./features/shell/opened";
import type { Catalogue, Language } from "./i18n/language";
import { use } from "./i18n/t";
import { browserEnvironment } from "./net/environment";
import { route, startRouting } from "./routing/router";
import { askForNewer, keepShell } from "./net/shell";
import { Client } from "./state/client";
import { browserShelf, Keeper } from "./state/keeper";
import { ClientContext } from "./state/context";
import { keepFocus } from "./ui/keepFocus";
import { startShortcuts } from "./ui/shortcuts";

// The map: net/ speaks with the server and knows no feature; state/ holds what it said and changes it by events only;
// features/<area>/ are the screens, each with its actions; ui/ are plain parts; i18n/ is every word on the screen, in a file
// per language. boot.ts runs first and brings this file and one language.

function watchNetwork(client: Client): void {
  window.addEventListener("online", () => client.wake());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") client.wake();
  });
}

/** Once somebody is in: for those who only look at the door nothing is kept. */
function keepForLater(client: Client): void {
  new Keeper(client, browserShelf).start();
  effect(() => {
    if (client.session.value !== undefined) void keepShell();
  });
  effect(() => {
    if (client.link.value === "open") askForNewer();
  });
  // What fails is done at the next visit.
  effect(() => {
    if (client.session.value !== undefined) tellZone(client).catch(() => undefined);
  });
}

export function start(language: Language, words: Catalogue): void {
  const client = new Client(browserEnvironment());
  use(language, words);
  startRouting();
  keepFocus();
  startShortcuts(() => (open.value = "shortcuts"));
  // Somebody with a link to join or to a new password is not asked who they are.
  const { at } = route.value;
  if (at === "join" || at === "come" || at === "ask" || at === "reset") client.standing.value = "signed_out";
  else client.start();
  watchNetwork(client);
  keepForLater(client);
  const root = document.getElementById("app");
  if (!root) return;
  render(
    <ClientContext.Provider value={client}>
      <App />
    </ClientContext.Provider>,
    root,
  );
}
