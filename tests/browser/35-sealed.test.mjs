import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Api } from "./support/api.mjs";
import { House } from "./support/house.mjs";

// A17: Marisol of Lakebend and Andre of North Harbor talk in confidence. Nobody above, beside or over them finds it.
let house, marisol, peer;
before(async () => {
  house = await House.open();
  const { server } = house;
  marisol = await Api.signIn(server, server.person("Marisol"));
  const andre = await Api.signIn(server, server.person("Andre"));
  const { members } = await marisol.send("member.list", { query: "Andre", limit: 1 });
  const proposed = (
    await marisol.send("peer.propose", {
      members: [members[0].id],
      focus: "Zanzibar openers",
      opening: "Zanzibar begins here.",
      agreements: ["stays_here"],
      words: "Zanzibar is ours.",
    })
  ).peer;
  peer = (await andre.send("peer.answer", { peer: proposed.id, version: 1, agree: true, open_history: false })).peer;
  await andre.post({ id: peer.thread }, "Zanzibar goes on.");
});
after(async () => house?.close());

// The director of each, a principal, the specialist, an administrator.
for (const name of ["Nadia", "Teresa", "Jamal", "Tom", "Ben"]) {
  test(`${name} finds nothing of it`, async () => {
    const one = await house.member(name);
    const nowhere = async () => {
      assert.doesNotMatch(await one.page.locator("body").innerText(), /zanzibar/i);
    };
    for (const path of [`/t/${peer.thread}`, `/s/${peer.space}`]) {
      await one.goto(path);
      await one.page.getByRole("heading", { level: 1 }).waitFor();
      await one.page.locator("main").getByText(/Private|no longer/).first().waitFor();
      await nowhere();
    }
    await one.goto("/search?q=zanzibar");
    await one.page.getByRole("heading", { level: 1 }).waitFor();
    await one.goto("/peers");
    await one.page.getByRole("heading", { name: "Going on" }).waitFor();
    await nowhere();
    const { members } = await marisol.send("member.list", { query: "Marisol", limit: 1 });
    await one.goto(`/members/${members[0].id}?show=activity`);
    await one.page.getByRole("heading", { level: 1, name: "Marisol Reyes" }).waitFor();
    await nowhere();
    await one.goto("/");
    await one.page.getByRole("heading", { level: 1 }).waitFor();
    await nowhere();
    const api = await Api.signIn(house.server, house.server.person(name));
    for (const [command, args] of [
      ["search.find", { words: "zanzibar" }],
      ["space.list", {}],
      ["unread.list", {}],
      ["notice.list", {}],
      ["peer.list", {}],
      ["peer.suggestions", {}],
      ["case.list", { decided: false }],
      ["member.activity", { member: members[0].id }],
    ]) {
      const found = JSON.stringify(await api.send(command, args));
      assert.doesNotMatch(found, /"[^"]*zanzibar (begins|goes|openers|is)/i, command);
      for (const id of [peer.id, peer.space, peer.thread]) assert.ok(!found.includes(String(id)), `${command} names ${id}`);
    }
  });
}
