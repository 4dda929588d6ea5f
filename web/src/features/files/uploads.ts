import { effect, signal, untracked } from "@preact/signals";
import { newKey, timers } from "../../net/environment";
import type { WireError } from "../../protocol/decode";
import type { AttachedFile, Attachment, FileId, FileLimits } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { forget, keep, recall } from "../../state/storage";
import { forgetBlob, keepBlob, recallBlob } from "./blobs";
import { sendFile } from "./sendFile";

export type Standing = "sending" | "checking" | "waiting" | "done" | "failed";

/** A file that somebody adds to what they write. */
export interface Item {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly isPicture: boolean;
  readonly standing: Standing;
  readonly sent: number;
  readonly done?: Attachment | undefined;
  readonly error?: WireError | undefined;
  readonly description: string;
  readonly isDecorative: boolean;
  /** False when closing the page would lose it. */
  readonly isKept: boolean;
  readonly preview?: string | undefined;
  /** What it is larger than. */
  readonly bound?: number | undefined;
  /** Words of its name. */
  readonly not_a_student?: readonly string[] | undefined;
}

/** The same bytes will never do. */
export const final: readonly string[] = ["not_kept", "too_large", "type_not_allowed", "unreadable"];

/** Passing: the same bytes may go through later. */
const passing: readonly string[] = ["offline", "unavailable", "outcome_unknown", "read_only", "rate_limited", "internal"];
const again = 4_000;
/** What a post takes. */
export const most = 10;
const previewed = /^image\/(jpeg|png|webp|gif)$/;

type Saved = Pick<Item, "key" | "name" | "size" | "isPicture" | "done" | "description" | "isDecorative"> & { readonly isRefused: boolean };

function isSaved(value: unknown): value is Saved {
  if (typeof value !== "object" || value === null) return false;
  const { key, name, size, description } = value as Partial<Saved>;
  return typeof key === "string" && typeof name === "string" && typeof size === "number" && typeof description === "string";
}

/**
 * The files of one draft. They go up one after another, also while their writer looks at something else, and are kept in this
 * browser until they are there. What broke off goes on where it ended.
 */
export class Uploads {
  readonly items = signal<readonly Item[]>([]);
  private readonly blobs = new Map<string, Blob>();
  private readonly stops = new Map<string, AbortController>();
  private working = false;
  private isClosed = false;
  private unwatch: (() => void) | undefined;

  constructor(
    private readonly client: Client,
    private readonly name: string,
    before: readonly Attachment[],
  ) {
    const kept = recall(this.place());
    const saved = Array.isArray(kept) ? kept.filter(isSaved) : undefined;
    this.items.value = saved ? saved.map(restored) : before.map(fromPost);
    if (saved) void this.takeUp().then(() => this.watch());
    else this.watch();
  }

  /** Goes on whenever there is a connection; not before the bytes are here that a closed page left. */
  private watch(): void {
    if (this.isClosed) return;
    this.unwatch = effect(() => {
      if (this.client.link.value === "open") untracked(() => void this.work());
    });
  }

  /** Nothing is sent from here any more. */
  close(): void {
    this.isClosed = true;
    this.unwatch?.();
  }

  async add(files: readonly File[], limits?: FileLimits): Promise<void> {
    const room = most - this.items.value.length;
    for (const file of files.slice(0, Math.max(0, room))) {
      const key = newKey();
      this.blobs.set(key, file);
      const isPicture = file.type.startsWith("image/") && file.type !== "image/svg+xml";
      const preview = previewed.test(file.type) ? URL.createObjectURL(file) : undefined;
      const name = file.name || "picture.png";
      const refusal = refusalOf(file, isPicture ? limits?.picture_bytes : limits?.document_bytes);
      this.set([...this.items.value, { ...blank, key, name, size: file.size, isPicture, preview, ...refusal }]);
      if (!refusal && !(await keepBlob(key, file))) this.change(key, { isKept: false });
    }
    void this.work();
  }

  remove(key: string): void {
    const item = this.find(key);
    this.drop(key);
    this.set(this.items.value.filter((one) => one.key !== key));
    const file = item?.done?.file ?? this.files.get(key);
    // One that hangs on a post goes when the post is saved without it; the server refuses to forget it before.
    if (file !== undefined) void this.client.send("file.forget", { file });
  }

  /** Under another name, or with what was said of its words. Nothing was begun under the key of a refused one. */
  retry(key: string, to: Pick<Partial<Item>, "name" | "not_a_student"> = {}): void {
    this.change(key, { standing: "sending", error: undefined, ...to });
    void this.work();
  }

  describe(key: string, description: string, isDecorative: boolean): void {
    this.change(key, { description, isDecorative });
  }

  /** After they were sent with their post. */
  clear(): void {
    for (const item of this.items.value) this.drop(item.key);
    this.set([]);
    forget(this.place());
  }

  /** Of a post that was not sent after all. */
  giveBack(files: readonly Attachment[]): void {
    this.set([...this.items.value, ...files.map(fromPost)]);
  }

  /** What the files will be called and show, once they hang on a post. */
  shown(): readonly Attachment[] {
    return this.items.value.flatMap(({ done, description, isDecorative }) => {
      if (!done) return [];
      const { description: _, ...rest } = done;
      const words = isDecorative ? "" : description.trim();
      return [words === "" ? rest : { ...rest, description: words }];
    });
  }

  attached(): readonly AttachedFile[] {
    return this.items.value.flatMap(({ done, description, isDecorative }) => {
      if (!done) return [];
      const words = description.trim();
      return [isDecorative || words === "" ? { file: done.file } : { file: done.file, description: words }];
    });
  }

  private readonly files = new Map<string, FileId>();

  private place(): string {
    return `files.${this.name}`;
  }

  private find(key: string): Item | undefined {
    return this.items.value.find((one) => one.key === key);
  }

  private drop(key: string): void {
    this.stops.get(key)?.abort();
    this.stops.delete(key);
    this.blobs.delete(key);
    const preview = this.find(key)?.preview;
    if (preview) URL.revokeObjectURL(preview);
    void forgetBlob(key);
  }

  private set(items: readonly Item[]): void {
    this.items.value = items;
    if (items.length === 0) return forget(this.place());
    const saved = items.map(({ key, name, size, isPicture, done, description, isDecorative, standing, error }): Saved => {
      const isRefused = standing === "failed" && final.includes(error?.code ?? "");
      return { key, name, size, isPicture, done, description, isDecorative, isRefused };
    });
    keep(this.place(), saved);
  }

  private change(key: string, to: Partial<Item>): void {
    this.set(this.items.value.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }

  private fail(key: string, error: WireError): void {
    this.change(key, { standing: "failed", error });
  }

  /** What was left when the page was closed. */
  private async takeUp(): Promise<void> {
    for (const item of this.items.value.filter((one) => !one.done)) {
      const blob = await recallBlob(item.key);
      if (blob) this.blobs.set(item.key, blob);
      else this.fail(item.key, { code: "not_kept" });
    }
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    let next: Item | undefined;
    while ((next = this.items.value.find((one) => one.standing === "sending" || one.standing === "waiting"))) {
      const error = await this.send(next);
      if (!this.find(next.key) || !error) continue;
      if (passing.includes(error.code) || error.code === "conflict") {
        this.change(next.key, { standing: "waiting" });
        timers.set(() => void this.work(), Math.max(again, (error.retry_after ?? 0) * 1000));
        break;
      }
      this.fail(next.key, error);
    }
    this.working = false;
  }

  private async send({ key, name, not_a_student }: Item): Promise<WireError | undefined> {
    const bytes = this.blobs.get(key);
    if (!bytes) return { code: "not_kept" };
    this.change(key, { standing: "sending" });
    const stop = new AbortController();
    this.stops.set(key, stop);
    const watcher = {
      onBegun: (file: FileId) => void this.files.set(key, file),
      onProgress: (sent: number) => this.change(key, { sent }),
      onChecking: () => this.change(key, { standing: "checking", sent: bytes.size }),
    };
    const outcome = await sendFile(this.client, key, { name, bytes, not_a_student }, watcher, stop.signal);
    if (!outcome.ok) return outcome.error;
    const done = outcome.value;
    void forgetBlob(key);
    this.change(key, { standing: "done", done, isPicture: done.kind === "picture", isKept: true });
    return undefined;
  }
}

/** What the server would say of it, known before anything is sent. */
function refusalOf(file: File, bound: number | undefined): Pick<Item, "standing" | "error" | "bound"> | undefined {
  if (file.size === 0) return { standing: "failed", error: { code: "unreadable" } };
  if (/^(video|audio)\//.test(file.type)) return { standing: "failed", error: { code: "type_not_allowed" } };
  return bound === undefined || file.size <= bound ? undefined : { standing: "failed", error: { code: "too_large" }, bound };
}

const blank = { standing: "sending", sent: 0, description: "", isDecorative: false, isKept: true } as const;

function restored(saved: Saved): Item {
  const { isRefused: _, ...kept } = saved;
  return { ...blank, ...kept, standing: saved.done ? "done" : "sending", sent: saved.done ? saved.size : 0 };
}

function fromPost(done: Attachment): Item {
  const { name, size, description } = done;
  const isPicture = done.kind === "picture";
  const isDecorative = isPicture && description === undefined;
  return { ...blank, key: `file-${done.file}`, name, size, isPicture, standing: "done", sent: size, done, description: description ?? "", isDecorative };
}

const drafts = new Map<string, Uploads>();

/** The files of a draft; the same ones when its field is opened again. */
export function uploadsOf(client: Client, name: string, before: readonly Attachment[]): Uploads {
  let uploads = drafts.get(name);
  if (!uploads || uploads.items.value.length === 0) {
    uploads?.close();
    uploads = new Uploads(client, name, before);
    drafts.set(name, uploads);
  }
  return uploads;
}

export function forgetUploads(name: string): void {
  const uploads = drafts.get(name);
  uploads?.clear();
  uploads?.close();
  drafts.delete(name);
}
