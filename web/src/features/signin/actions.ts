import { post } from "../../net/api";
import type { Answer } from "../../protocol/decode";
import type { AcceptInvitation, SignedIn, UseJoinLink } from "../../protocol/messages.gen";
import { pathAfterSignIn, replace } from "../../routing/router";
import { paths } from "../../routing/route";
import { keepLanguage } from "../../i18n/language";
import { language } from "../../i18n/t";
import { areOn, switchShortcuts } from "../../ui/shortcuts";
import type { Client } from "../../state/client";

/** What a list of sessions calls this browser: enough to know one's own phone again. */
export function deviceName(agent: string): string {
  const browsers = [["Edg/", "Edge"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]] as const;
  const systems = [
    ["CrOS", "ChromeOS"],
    ["Android", "Android"],
    ["iPhone", "iPhone"],
    ["iPad", "iPad"],
    ["Windows", "Windows"],
    ["Mac OS", "macOS"],
    ["Linux", "Linux"],
  ] as const;
  const find = (list: readonly (readonly [string, string])[]): string =>
    list.find(([mark]) => agent.includes(mark))?.[1] ?? "";
  return [find(browsers), find(systems)].filter((part) => part !== "").join(", ");
}

export async function signIn(client: Client, email: string, password: string): Promise<Answer<SignedIn>> {
  const device = deviceName(navigator.userAgent);
  const answer = await post("session.sign_in", { email, password, device, credential: "cookie" });
  if (answer.ok) enter(client);
  return answer;
}

export async function acceptInvitation(
  client: Client,
  args: Pick<AcceptInvitation, "code" | "name" | "email" | "password" | "agreement">,
  key: string,
): Promise<Answer<SignedIn>> {
  const device = deviceName(navigator.userAgent);
  const answer = await post("invitation.accept", { ...args, device, credential: "cookie" }, key);
  if (answer.ok) enter(client);
  return answer;
}

export async function enterByLink(
  client: Client,
  args: Pick<UseJoinLink, "code" | "name" | "email" | "password" | "title" | "agreement">,
  key: string,
): Promise<Answer<SignedIn>> {
  const device = deviceName(navigator.userAgent);
  const answer = await post("join_link.use", { ...args, device, credential: "cookie" }, key);
  if (answer.ok) enter(client);
  return answer;
}

/** The address stays where the person wanted to go before we asked who they are. */
function enter(client: Client): void {
  replace(pathAfterSignIn());
  client.restart();
}

/** The server has the browser forget everything of its address; how one likes to read is nobody's secret and stays. */
export async function signOut(client: Client): Promise<Answer<unknown>> {
  const answer = await post("session.sign_out", {});
  if (answer.ok || answer.error.code === "unauthenticated") {
    keepLanguage(language.value);
    switchShortcuts(areOn.value);
    client.signedOut();
    replace(paths.signIn);
  }
  return answer;
}
