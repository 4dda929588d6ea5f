import { post } from "../../net/api";
import type { WireError } from "../../protocol/decode";
import type { Attachment, FileId } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { arrived, sendBytes } from "./transfer";

/** What there is to say on the way. */
export interface Watcher {
  readonly onBegun: (file: FileId) => void;
  readonly onProgress: (sent: number) => void;
  readonly onChecking: () => void;
}

export type Outcome = { readonly ok: true; readonly value: Attachment } | { readonly ok: false; readonly error: WireError };

/** One file, from wherever it stands. The key makes sure that it is announced once. */
export async function sendFile(
  client: Client,
  key: string,
  { name, bytes, not_a_student }: { readonly name: string; readonly bytes: Blob; readonly not_a_student?: readonly string[] | undefined },
  watcher: Watcher,
  stop: AbortSignal,
): Promise<Outcome> {
  const begun = await client.send("file.begin", { name, size: bytes.size, ...(not_a_student ? { not_a_student } : {}) }, key);
  if (!begun.ok) return begun;
  const { file } = begun.value;
  watcher.onBegun(file);
  const here = await arrived(file);
  if ("code" in here) return { ok: false, error: here };
  if (!here.finished && here.received < bytes.size) {
    const sent = await sendBytes(file, bytes, here.received, watcher.onProgress, stop);
    if (!sent.ok) return sent;
  }
  watcher.onChecking();
  // A picture can take seconds, and a socket does one thing after another: nobody waits with a post for it.
  const finished = await post("file.finish", { file });
  return finished.ok ? { ok: true, value: finished.value.file } : finished;
}
