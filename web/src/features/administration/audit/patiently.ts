import { timers } from "../../../net/environment";
import type { Answer } from "../../../protocol/decode";

const second = 1_000;
const tries = 5;

/** Asks; when it was too much at once, waits as long as the server says and asks again. */
export async function patiently<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  let answer = await ask();
  for (let tried = 1; tried < tries && !answer.ok && answer.error.code === "rate_limited"; tried++) {
    const wait = (answer.error.retry_after ?? 1) * second;
    await new Promise<void>((resolve) => timers.set(resolve, wait));
    answer = await ask();
  }
  return answer;
}
