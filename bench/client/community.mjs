// A demo community with one long thread in it, and somebody who has read a part of it.
import { Api } from "../../tests/browser/support/api.mjs";

const words = (
  "the of and to we a in that is it for this with our what when they one about because students teachers coaching reading writing " +
  "fractions discourse turn talk small groups warm up exit ticket data meeting question evidence feedback plan notice wonder " +
  "district partner classroom minutes yesterday tried again slowly language routine support after before next week"
).split(" ");

/** The same texts on every run: a small generator of numbers with a seed. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function sentence(random) {
  const text = Array.from({ length: 6 + random(14) }, () => words[random(words.length)]).join(" ");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

const sentences = (random, count) => Array.from({ length: count }, () => sentence(random)).join(" ");

/** As people write: mostly a sentence or three, at times a list, a quote, a link, a table. */
function body(random, number) {
  const start = `${number}. ${sentences(random, 1 + random(3))}`;
  switch (random(10)) {
    case 0:
      return `${start}\n\n- ${sentence(random)}\n- **${sentence(random)}**\n- ${sentence(random)}\n\n${sentence(random)}`;
    case 1:
      return `${start}\n\n> ${sentence(random)}\n\n${sentences(random, 3)} [What we read](https://example.org/${number})`;
    case 2:
      return `${start}\n\n${sentences(random, 6)}\n\n${sentences(random, 4)}`;
    case 3:
      return number % 4 === 0 ? `${start}\n\n| Group | What we saw |\n|---|---|\n| 1 | ${sentence(random)} |\n| 2 | ${sentence(random)} |` : start;
    default:
      return start;
  }
}

const reactions = ["thanks", "helpful", "same_here", "tried_it", "celebrate", "with_you"];

async function react(writers, post, random) {
  for (let left = random(3); left > 0; left--) {
    const writer = writers[random(writers.length)];
    await writer.send("reaction.add", { post: post.id, kind: reactions[random(reactions.length)] });
  }
}

/** A thread of `count` posts by everybody but the reader, who has read `read` of them. */
export async function longThread(server, reader, count, read) {
  const random = numbers(7);
  const others = server.people.filter((one) => !reader.name.startsWith(one.name));
  const writers = [];
  for (const one of others) writers.push(await Api.signIn(server, one));
  const seeing = writers.filter((one) => one.spaces.some((space) => space.name === "ask-a-partner"));
  const thread = await seeing[0].thread("ask-a-partner", "What we learned from a year of coaching cycles", body(random, 1));
  const posts = [];
  for (let number = 2; number <= count; number++) {
    const writer = seeing[number % seeing.length];
    const original = random(6) === 0 ? posts[random(posts.length)] : undefined;
    const args = { thread: thread.id, body: body(random, number), ...(original ? { reply_to: original.id } : {}) };
    posts.push((await writer.send("post.create", args)).post);
    if (random(4) === 0) await react(seeing, posts.at(-1), random);
  }
  const api = await Api.signIn(server, reader);
  await api.send("thread.mark_read", { thread: thread.id, position: read });
  return thread;
}

/** What a browser keeps of a sign-in, and brings along from then on. */
export async function cookieOf(server, { email, password }) {
  const response = await fetch(`${server.url}/api/session.sign_in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify({ email, password, device: "bench" }),
  });
  const [pair] = (response.headers.get("set-cookie") ?? "").split(";");
  const [name, value] = pair.split("=");
  if (!response.ok || !value) throw new Error(`signing in: ${response.status}, no cookie`);
  return { name, value, url: server.url };
}
