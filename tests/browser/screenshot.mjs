// Writes docs/screenshot.png: a thread of the demo community as one of its people sees it.
import { join } from "node:path";
import { Api } from "./support/api.mjs";
import { House } from "./support/house.mjs";
import { root } from "./support/server.mjs";

const house = await House.open();
try {
  const lena = await Api.signIn(house.server, house.server.person("Lena"));
  const { threads } = await lena.send("thread.list", { space: lena.space("ask-a-partner").id, limit: 30 });
  const { thread } = threads.find((view) => view.thread.title.startsWith("Pair talk")) ?? threads[0];
  await house.member("Aili");
  await house.member("Marisol");
  const visitor = await house.member("Lena", { viewport: { width: 1280, height: 860 }, colorScheme: "light" });
  await visitor.goto(`/t/${thread.id}`);
  await visitor.page.locator("article.post").nth(2).waitFor();
  await visitor.page.evaluate(() => window.scrollTo(0, 0));
  await visitor.page.screenshot({ path: join(root, "docs/screenshot.png") });
} finally {
  await house.close();
}
