import { signal } from "@preact/signals";

/** A newer version of the page is here; whether and when it is loaded is the reader's choice. */
export const newer = signal(false);

/** Not oftener than this: every phone of a school comes back at the same moment. */
const often = 60_000;
const worker = "/worker.js";

/** Trusted Types: the one address that may become a script. */
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let script: string | undefined;

function trustedWorker(): string {
  const policies = (window as { readonly trustedTypes?: Policies }).trustedTypes;
  const createScriptURL = (asked: string): string => {
    if (asked !== worker) throw new TypeError("Only our own worker.");
    return asked;
  };
  script ??= policies?.createPolicy("lateral", { createScriptURL }).createScriptURL(worker) ?? worker;
  return script;
}

function loadedFiles(): readonly string[] {
  const entries = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  return entries.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/assets/")).map((url) => url.pathname);
}

function isOtherVersion(files: readonly unknown[]): boolean {
  return !files.includes(new URL(import.meta.url).pathname);
}

let registration: ServiceWorkerRegistration | undefined;
let asked = 0;

/** Looks whether the server has a newer version: after a break it may have been updated. */
export function askForNewer(): void {
  if (!registration || Date.now() - asked < often) return;
  asked = Date.now();
  // Without a network there is none; the next break will ask again.
  registration.update().catch(() => undefined);
}

function told({ data }: MessageEvent<{ files?: unknown } | null>): void {
  if (Array.isArray(data?.files) && isOtherVersion(data.files)) newer.value = true;
}

/**
 * Makes the page open without a network from now on; again after every sign-in, because signing out takes the worker along.
 * Without service workers it is an ordinary page.
 */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", told);
  try {
    registration = await navigator.serviceWorker.register(trustedWorker());
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: loadedFiles() });
  } catch (error) {
    console.info("This page will not open without a network.", error);
  }
}
