import { decodeAnswer, type WireError } from "../../protocol/decode";
import type { FileId } from "../../protocol/messages.gen";

export type Sent = { readonly ok: true } | { readonly ok: false; readonly error: WireError };

function errorOf(status: number, text: string): WireError {
  try {
    const answer = decodeAnswer(JSON.parse(text));
    if (answer && !answer.ok) return answer.error;
  } catch {
    // Something on the way spoke in place of our server.
  }
  return { code: status === 0 ? "offline" : "unavailable" };
}

interface Arrived {
  readonly received: number;
  readonly finished: boolean;
}

function isArrived(value: unknown): value is Arrived {
  const { received, finished } = value as Partial<Arrived>;
  return typeof received === "number" && typeof finished === "boolean";
}

/** How far an upload has come at the server. */
export async function arrived(file: FileId): Promise<Arrived | WireError> {
  try {
    const response = await fetch(`/upload/${file}`, { credentials: "same-origin", cache: "no-store" });
    const text = await response.text();
    const answer = response.ok ? decodeAnswer(JSON.parse(text)) : undefined;
    return answer?.ok && isArrived(answer.value) ? answer.value : errorOf(response.status, text);
  } catch {
    return { code: "offline" };
  }
}

/** Sends bytes from `offset` on. Only XMLHttpRequest tells how far it has come. */
export function sendBytes(
  file: FileId,
  bytes: Blob,
  offset: number,
  onProgress: (sent: number) => void,
  stop: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = (): void => resolve({ ok: false, error: { code: "offline" } });
    request.open("PUT", `/upload/${file}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("upload-offset", String(offset));
    request.upload.onprogress = (event) => onProgress(offset + event.loaded);
    request.onerror = fail;
    request.onabort = fail;
    request.onload = () =>
      resolve(request.status === 200 ? { ok: true } : { ok: false, error: errorOf(request.status, request.responseText) });
    stop.addEventListener("abort", () => request.abort());
    request.send(bytes.slice(offset));
  });
}
