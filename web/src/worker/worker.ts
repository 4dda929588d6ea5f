/**
 * Keeps the shell (the page, the program, its styles) in this browser, so that it opens without a network. It keeps no word of
 * anybody: what was read lies in the page's own database and goes when one signs out.
 */
declare const self: ServiceWorkerGlobalScope;
/** Written in by the build: the files of this version; what a page begins with, and what it asks for later. */
declare const SHELL: {
  readonly version: string;
  readonly files: readonly string[];
  readonly later: readonly string[];
  /** By the file of a language: its words for the screens that come later. */
  readonly words: Readonly<Record<string, string>>;
};

const prefix = "shell-";
const own = prefix + SHELL.version;
/** A page opened before an update still asks for the parts of its own version. */
const kept = 2;
/** A weak network is given so long to answer before the page comes from here. */
const patience = 3_000;

async function install(): Promise<void> {
  const cache = await caches.open(own);
  await cache.addAll(["/", ...SHELL.files]);
  await self.skipWaiting();
}

/** Pages that run another version are told, and ask their reader. */
async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  await Promise.all(old.slice(0, Math.max(0, old.length + 1 - kept)).map((name) => caches.delete(name)));
  await self.clients.claim();
  const pages = await self.clients.matchAll({ type: "window" });
  for (const page of pages) page.postMessage({ files: SHELL.files });
}

/** The newest page that can be had. One that the server cannot give, because it is starting or away, comes from here. */
async function page(request: Request): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(request, { signal: stop.signal });
    if (response.status < 500) return response;
  } catch {
    // No network, or none worth the name.
  } finally {
    clearTimeout(timer);
  }
  return (await caches.match("/")) ?? fetch(request);
}

/** The names of these files say what is in them: what is here is right for ever. */
async function asset(request: Request): Promise<Response> {
  const found = await caches.match(request, { ignoreVary: true });
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(own)).put(request, response.clone());
  return response;
}

/** Screens that nobody opened yet open without a network too. What cannot be had now is asked for when it is needed. */
async function keepLater(): Promise<void> {
  await keep(SHELL.later).catch((error: unknown) => console.warn("some screens are not kept yet", error));
}

/** Parts that a page loaded before this worker stood behind it, such as its language, and what that language has for later. */
async function keepLoaded(files: readonly string[]): Promise<void> {
  const words = files.map((file) => SHELL.words[file]).filter((file) => file !== undefined);
  await keep([...files, ...words]).catch((error: unknown) => console.warn("some parts are not kept yet", error));
}

async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(own);
  const missing = await Promise.all(files.map(async (file) => ((await cache.match(file)) ? undefined : file)));
  await cache.addAll(missing.filter((file) => file !== undefined));
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate().then(keepLater)));
self.addEventListener("message", (event) => {
  const files: unknown = (event.data as { keep?: unknown } | null)?.keep;
  const isAsset = (file: unknown): file is string => typeof file === "string" && file.startsWith("/assets/");
  if (Array.isArray(files)) event.waitUntil(keepLoaded(files.filter(isAsset)));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});
export {};
