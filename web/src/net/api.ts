import { type Answer, decodeAnswer } from "../protocol/decode";
import type { Commands } from "../protocol/messages.gen";
import { newKey } from "./environment";

/** Commands that go by POST: they come before a connection, set its cookie, or take so long that others would wait. */
export type PostCommand =
  | "session.sign_in"
  | "session.sign_out"
  | "invitation.look"
  | "invitation.accept"
  | "join_link.look"
  | "join_link.doors"
  | "join_link.use"
  | "join_request.create"
  | "password.reset"
  | "file.finish";

export async function post<C extends PostCommand>(
  cmd: C,
  args: Commands[C]["args"],
  key: string = newKey(),
): Promise<Answer<Commands[C]["reply"]>> {
  try {
    const response = await fetch(`/api/${cmd}`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(args),
      credentials: "same-origin",
    });
    const body: unknown = await response.json();
    const answer = decodeAnswer(body);
    if (answer) return answer as Answer<Commands[C]["reply"]>;
    return { ok: false, error: { code: "internal" } };
  } catch {
    // No network, or an answer from something that is not our server.
    return { ok: false, error: { code: "offline" } };
  }
}
