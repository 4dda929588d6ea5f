import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/controls.css";
import "./ui/layout.css";
import "./features/thread/thread.css";
import { render } from "preact";
import { App } from "./App";
import { language } from "./i18n/t";
import { browserEnvironment } from "./net/environment";
import { route, startRouting } from "./routing/router";
import { Client } from "./state/client";
import { ClientContext } from "./state/context";
import { keepFocus } from "./ui/keepFocus";

// The map: net/ speaks with the server and knows no feature; state/ holds what it said and changes it by events only;
// features/<area>/ are the screens, each with its actions; ui/ are plain parts; i18n/en.ts is every word on the screen.

const client = new Client(browserEnvironment());
document.documentElement.lang = language.value;
startRouting();
keepFocus();

// Somebody with a link to join or to a new password is not asked who they are.
const { at } = route.value;
if (at === "join" || at === "reset") client.standing.value = "signed_out";
else client.start();

window.addEventListener("online", () => client.wake());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") client.wake();
});

const root = document.getElementById("app");
if (root) {
  render(
    <ClientContext.Provider value={client}>
      <App />
    </ClientContext.Provider>,
    root,
  );
}
