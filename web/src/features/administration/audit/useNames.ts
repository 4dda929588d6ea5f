import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer } from "../../../protocol/decode";
import type { MemberId, OrganisationId, ThreadId } from "../../../protocol/messages.gen";
import type { Client } from "../../../state/client";
import { useClient } from "../../../state/context";
import { type Found, Names, nothing, type Question } from "./names";
import { patiently } from "./patiently";

type Change = (found: Found) => Found;

function orNull<T>(answer: Answer<T>): T | null {
  return answer.ok ? answer.value : null;
}

async function ask(client: Client, question: Question): Promise<Change> {
  const [kind, number] = question.split(":");
  const id = Number(number);
  if (kind === "members") {
    const reply = orNull(await patiently(() => client.send("member.get", { member: id as MemberId })));
    return (found) => ({ ...found, members: new Map(found.members).set(id, reply) });
  }
  if (kind === "organisations") {
    const reply = orNull(await patiently(() => client.send("organisation.get", { organisation: id as OrganisationId })));
    return (found) => ({ ...found, organisations: new Map(found.organisations).set(id, reply) });
  }
  if (kind === "threads") {
    const reply = orNull(await patiently(() => client.send("thread.get", { thread: id as ThreadId })));
    return (found) => ({ ...found, threads: new Map(found.threads).set(id, reply?.thread.thread ?? null) });
  }
  const reply = orNull(await patiently(() => client.send("invitation.list", {})));
  const invitations = reply && new Map(reply.invitations.map((one) => [one.id as number, one]));
  return (found) => ({ ...found, invitations });
}

interface Held {
  readonly names: Names;
  /** Called once what is shown has been put into words: what they lacked is asked for, all at once. */
  readonly fetch: () => void;
}

/** Names for what the record holds as numbers; asked once each, and never more than what is shown needs. */
export function useNames(changes: number): Held {
  const client = useClient();
  const [found, setFound] = useState(nothing);
  const underway = useRef(new Set<Question>());
  const generation = client.generation.value;
  const shown = useRef(true);
  useEffect(() => () => void (shown.current = false), []);
  // What was found may no longer hold: an invitation was made, or the client began anew.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      underway.current = new Set();
      setFound(nothing);
    }
    first.current = false;
  }, [generation, changes]);
  const names = new Names(found);
  const fetch = (): void => {
    const wanted = [...names.missing].filter((question) => !underway.current.has(question));
    if (wanted.length === 0) return;
    const asked = underway.current;
    for (const question of wanted) asked.add(question);
    void Promise.all(wanted.map((question) => ask(client, question))).then((news) => {
      if (shown.current && asked === underway.current) setFound((now) => news.reduce((next, change) => change(next), now));
    });
  };
  return { names, fetch };
}
