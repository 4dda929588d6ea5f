import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { House, tooWide, until } from "./support/house.mjs";
import { hardCoded, listen } from "./support/hardCoded.mjs";
import { furnish, insideScreens, outsideScreens, sheetScreens, walk, walkOutside } from "./support/screens.mjs";

let house;
let at;
before(async () => {
  house = await House.open();
  at = await furnish(house);
});
after(async () => house?.close());

/** Every screen there is in a language, with what to look at on each. */
async function everyScreen(language, width, look, prepare = () => undefined) {
  const options = { viewport: { width, height: 800 }, language };
  const stranger = await house.visitor(options);
  const lena = await house.visitor(options);
  const ben = await house.visitor(options);
  for (const one of [stranger, lena, ben]) prepare(one);
  stranger.tolerate(/Failed to load resource/);
  await walkOutside(stranger, await outsideScreens(at, language), look);
  for (const [one, name] of [[lena, "Lena"], [ben, "Ben"]]) {
    await one.goto("/");
    await one.signIn(house.server.person(name));
  }
  const sheets = width < 900 ? await sheetScreens(language) : [];
  await walk({ lena, ben }, [...(await insideScreens(at, language)), ...sheets], look);
}

test("Spanish comes from the browser, alone, and a choice in the settings stays", async () => {
  const marisol = await house.visitor({ locale: "es-US" });
  const { page } = marisol;
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await marisol.goto("/");
  await marisol.heading("Iniciar sesión").waitFor();
  await marisol.signIn(house.server.person("Marisol"));
  await marisol.heading("Nuevo para ti").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "es-US");
  assert.deepEqual(asked.filter((path) => /\/en-/.test(path)), [], "one language is carried, not two");
  await page.getByRole("link", { name: "Ajustes" }).click();
  await page.getByLabel("Idioma").selectOption({ label: "English" });
  await marisol.heading("Settings").waitFor();
  await until(async () => /^Settings · /.test(await page.title()), "the title follows");
  await page.reload();
  await marisol.heading("Settings").waitFor();
});

test("no screen says anything that is not in the catalogue, and longer words fit into 360 px", async () => {
  const said = new WeakMap();
  await everyScreen(
    "qps-ploc",
    360,
    async (one, name) => {
      assert.deepEqual(await hardCoded(one.page, said.get(one)), [], name);
      assert.equal(await tooWide(one.page), "", name);
    },
    (one) => said.set(one, listen(one.page)),
  );
});

for (const width of [360, 1280]) {
  test(`every screen runs from right to left and fits, ${width} px wide`, async () => {
    await everyScreen("qps-plocm", width, async ({ page }, name) => {
      assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl", name);
      assert.equal(await tooWide(page), "", name);
      const toTheLeft = await page.evaluate(() => {
        const out = [...document.querySelectorAll("main *, nav *, dialog *")].filter((one) => {
          const box = one.getBoundingClientRect();
          return box.width > 1 && box.left < -1 && !one.closest(".table, pre, .visually-hidden");
        });
        return out.slice(0, 3).map((one) => one.outerHTML.slice(0, 100)).join(" | ");
      });
      assert.equal(toTheLeft, "", name);
    });
  });
}
