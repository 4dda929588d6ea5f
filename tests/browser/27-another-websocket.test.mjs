import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { after, before, test } from "node:test";
import WebSocket from "ws";
import { Server } from "./support/server.mjs";

// A WebSocket that is neither ours nor a browser's speaks with the server: messages of every kind of length, in pieces, deflated where the
// server is asked to. tests/conformance has what the standard says; this is what another program makes of it.
const lengths = [0, 1, 125, 126, 127, 1_000, 65_535, 65_536, 100_000, 200_000];

let server;
before(async () => {
  server = await Server.start();
});
after(async () => server?.stop());

for (const perMessageDeflate of [false, true]) {
  test(`messages come back as they went, ${perMessageDeflate ? "deflated" : "plain"}`, async () => {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/_test/echo`, { perMessageDeflate, origin: server.url });
    await once(socket, "open");
    assert.equal(socket.extensions, perMessageDeflate ? "permessage-deflate" : "");
    const echoed = async (message) => {
      const answer = once(socket, "message");
      socket.send(message);
      return answer;
    };
    for (const length of lengths) {
      const bytes = randomBytes(length);
      assert.deepEqual(await echoed(bytes), [bytes, true]);
      const text = "é水😀x".repeat(length / 10);
      assert.deepEqual(await echoed(text), [Buffer.from(text), false]);
    }
    const whole = once(socket, "message");
    for (const [piece, fin] of [["in ", false], ["three ", false], ["pieces", true]]) socket.send(piece, { fin });
    assert.equal(String((await whole)[0]), "in three pieces");
    const pong = once(socket, "pong");
    socket.ping("still there?");
    assert.equal(String((await pong)[0]), "still there?");
    const closed = once(socket, "close");
    socket.close(3001, "enough");
    assert.equal((await closed)[0], 3001);
  });
}
