import type { Answer } from "../../protocol/decode";
import type { NoticeLine, NoticesReply, ThreadId } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";

/** A list has each thread once, and of what has none each space and each cycle. */
export function lineKey({ thread, space, cycle }: NoticeLine): string {
  if (thread !== undefined) return `t${thread}`;
  return space === undefined ? `c${cycle}` : `s${space}`;
}

export function isSameLine(a: NoticeLine, b: NoticeLine): boolean {
  return lineKey(a) === lineKey(b);
}

async function marking(client: Client, asked: Promise<Answer<unknown>>, next: NoticesReply): Promise<Answer<unknown>> {
  const answer = await asked;
  // The event that follows asks for the truth; until then what was done is shown.
  if (answer.ok) client.notices.list.value = next;
  return answer;
}

/** Up to what is on the screen, so that what comes just now stays unread. */
export function markAllRead(client: Client, list: NoticesReply): Promise<Answer<unknown>> {
  const asked = client.send("notice.mark_read", { up_to: list.lines[0]?.seq ?? list.read_up_to });
  return marking(client, asked, { ...list, unread: 0, lines: list.lines.map((line) => ({ ...line, read: true })) });
}

/** Goes back to how `before` was. */
export function unmarkAllRead(client: Client, before: NoticesReply): Promise<Answer<unknown>> {
  const asked = client.send("notice.mark_read", { up_to: before.read_up_to, at: before.read_at });
  return marking(client, asked, before);
}

/**
 * Posts from `from` to `to` were on the screen, after a part of the thread that was not loaded: the thread stays unread, but who
 * came for what concerns them has seen it.
 */
export function sawNotices(client: Client, thread: ThreadId, from: number, to: number): void {
  const line = client.notices.list.peek()?.lines.find((one) => one.thread === thread);
  if (!line || line.read || line.kind === "followed" || line.position === undefined) return;
  if (from <= line.position && line.position <= to) void client.send("notice.mark_read", { thread, position: to });
}
