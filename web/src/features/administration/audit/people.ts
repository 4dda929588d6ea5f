import type { MemberId } from "../../../protocol/messages.gen";
import type { State } from "../../../state/model";
import { member } from "../../../state/select";
import type { Names } from "./names";
import type { Words } from "./words";

export interface Person {
  readonly id: MemberId;
  readonly name: string;
}

/** Whom these words name, as far as their names are known; each once. */
export function peopleIn(words: readonly Words[], state: State, names: Names): readonly Person[] {
  const people = new Map<number, Person>();
  for (const part of words.flatMap(({ what }) => what)) {
    if (typeof part === "string" || part.kind !== "member") continue;
    const id = part.id as MemberId;
    const name = member(state, id)?.name ?? names.profile(id)?.member.name;
    if (name !== undefined) people.set(id, { id, name });
  }
  return [...people.values()];
}
