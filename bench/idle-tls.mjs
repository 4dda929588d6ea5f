// Memory of signed-in connections over TLS that do nothing; figures as lateral_load prints them.
//   node bench/idle-tls.mjs PORT PID PEOPLE COUNT
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:tls";
import { setTimeout as pause } from "node:timers/promises";

const [port, pid, people, count] = [process.argv[2], process.argv[3], process.argv[4], Number(process.argv[5])];
const tokens = readFileSync(people, "utf8").split("\n").filter((line) => line.startsWith("token ")).map((line) => line.slice(6));
const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024;

/** A client's text frame; short ones only. */
function frame(text) {
  const mask = randomBytes(4);
  const bytes = Buffer.from(text).map((byte, i) => byte ^ mask[i % 4]);
  return Buffer.concat([Buffer.from([0x81, 0x80 | bytes.length]), mask, bytes]);
}

/** Signed in and greeted. */
function opened(number) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
    const lines = [
      "GET /live HTTP/1.1", `Host: 127.0.0.1:${port}`, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`, `Authorization: Bearer ${tokens[number % tokens.length]}`, "", "",
    ];
    let got = "";
    socket.on("error", reject);
    socket.on("secureConnect", () => socket.write(lines.join("\r\n")));
    socket.on("data", (bytes) => {
      const had = got.length;
      got += bytes.toString("latin1");
      if (had === 0 && got.startsWith("HTTP/1.1 101")) socket.write(frame('{"id":1,"cmd":"hello","args":{}}'));
      if (had === 0 && !got.startsWith("HTTP/1.1 101")) reject(new Error(got.slice(0, 200)));
      if (got.includes('{"re":1,"ok":')) {
        got = "greeted";
        resolve(socket);
      }
    });
  });
}

// Everybody once, one after another, so that the database's caches are full and count for nobody.
for (let i = 0; i < count; ++i) (await opened(i)).destroy();
await pause(2000);
const before = resident();
const sockets = [];
for (let i = 0; i < count; ++i) sockets.push(await opened(i));
await pause(2000);
const full = resident();
for (const socket of sockets) socket.destroy();
console.log(`server_mb ${full / 1e6}`);
console.log(`kb_per_connection ${(full - before) / 1024 / count}`);
