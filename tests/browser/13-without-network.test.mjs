import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { gone, House, until } from "./support/house.mjs";
import { kept, screensKept } from "./support/kept.mjs";

let house;
let line;
let marisol;
before(async () => {
  house = await House.open();
  line = await house.line();
  marisol = await Api.signIn(house.server, house.server.person("Marisol"));
});
after(async () => house?.close());

const broken = [/WebSocket connection to .* failed/, /Failed to load resource/];

/** Signed in, with the worker in place and what was read kept. */
async function reader(first, options = {}) {
  const one = await house.member(first, options);
  one.tolerate(...broken);
  await one.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await until(() => one.page.evaluate(() => navigator.serviceWorker.controller !== null), "the worker stands behind the page");
  await screensKept(one.page);
  return one;
}

test("what was read opens again without a network, and says so; what is written goes out later", async () => {
  const thread = await marisol.thread("ask-a-partner", "Read on the bus", "Words for the tunnel.");
  const dana = await reader("Dana", { proxy: { server: line.address }, locale: "es-US" });
  const { page } = dana;
  await dana.goto(`/s/${thread.space}`);
  await page.getByRole("main").getByRole("link", { name: /Read on the bus/ }).click();
  await dana.post("Words for the tunnel.").waitFor();
  await until(async () => (await kept(page)).includes("Words for the tunnel."), "it is kept");

  line.cut();
  await page.reload();
  await dana.post("Words for the tunnel.").waitFor();
  await dana.said("Ves lo que se guardó aquí").waitFor();
  await page.getByRole("navigation", { name: "Canales" }).getByRole("link", { name: /ask-a-partner/ }).click();
  await dana.heading("#ask-a-partner").waitFor();
  await page.getByRole("main").getByRole("link", { name: /Read on the bus/ }).click();
  await dana.post("Words for the tunnel.").waitFor();
  await page.getByLabel("Tu respuesta").fill("Written in the tunnel.");
  await page.getByRole("button", { name: "Enviar" }).click();
  await dana.post("Written in the tunnel.").getByText("Sin enviar").waitFor();
  // What was never read here is said to be missing, on a screen that keeps its places.
  await page.getByRole("link", { name: "Organizaciones" }).click();
  await page.getByText("esta página no se guardó aquí").waitFor();

  line.mend();
  await page.locator("main li").first().waitFor();
  await until(async () => (await marisol.posts(thread)).length === 2, "the post goes out");
  await gone(page.getByText("Ves lo que se guardó aquí"));
});

test("who signs out leaves nothing that could be read", async () => {
  const thread = await marisol.thread("ask-a-partner", "Nobody else's business");
  const grace = await reader("Grace", { proxy: { server: line.address } });
  const { page } = grace;
  await grace.goto(`/t/${thread.id}`);
  await grace.post("The first words.").waitFor();
  await until(async () => (await kept(page)).includes("Nobody else's business"), "it is kept");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await grace.heading("Sign in").waitFor();
  await until(async () => ["", '""'].includes(await kept(page)), "the database is empty");
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  const cached = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)));
    return lists.flat();
  });
  assert.deepEqual(cached.filter((path) => path !== "/" && !path.startsWith("/assets/")), [], "the shell holds files only");
  // The next one at this browser starts from nothing, with the shell kept again.
  await grace.signIn(house.server.person("Joy"));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await until(async () => /"me":\d/.test(await kept(page)), "what Joy reads is kept");
});

test("a newer version is offered and never forced", async () => {
  const owen = await reader("Owen");
  const { page } = owen;
  await owen.openChannel("ask-a-partner");
  await page.locator(".thread-row a").first().click();
  await owen.composer.fill("In the middle of a sentence");
  // As a worker of another version says it when it takes over.
  await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: { files: ["/assets/main-newer.js"] } })));
  await owen.said("A newer version of Lateral is ready.").waitFor();
  assert.equal(await owen.written(), "In the middle of a sentence");
  await page.getByRole("button", { name: "Load it" }).click();
  await owen.composer.waitFor();
  await until(async () => (await owen.written()) === "In the middle of a sentence", "the words are there still");
  assert.equal(await page.getByText("A newer version").count(), 0);
});

test("the page can be put on the home screen", async () => {
  const { url } = house.server;
  const manifest = await (await fetch(`${url}/manifest.webmanifest`)).json();
  for (const { src } of manifest.icons) {
    const icon = await fetch(url + src);
    assert.equal(icon.status, 200, src);
    assert.equal(icon.headers.get("content-type"), "image/png");
  }
  const worker = await fetch(`${url}/worker.js`);
  assert.match(worker.headers.get("content-type"), /^text\/javascript/);
  assert.equal(worker.headers.get("cache-control"), "no-cache", "a new worker is found at once");
});
