import { describe, expect, it, vi } from "vitest";
import { Hearing } from "../src/features/notices/Hearing";
import { clocks, zones } from "../src/features/notices/times";
import { tellZone } from "../src/features/notices/zone";
import type { NoticeSettingsReply } from "../src/protocol/messages.gen";
import { noticeWorld } from "./support/noticeWorld";

const held = noticeWorld();

describe("how one hears of things", () => {
  const settings: NoticeSettingsReply = {
    choices: [{ kind: "mention", delivery: "instant" }, { kind: "moderated", delivery: "instant" }],
    gathered_at: 420,
    quiet_from: 0,
    quiet_until: 0,
    zone: "America/Detroit",
  };
  const chosen = () => held.world.sent("notice.choose");
  const field = (label: string): HTMLSelectElement => {
    const found = [...held.world.root.querySelectorAll("label")].find((one) => one.textContent === label);
    return held.world.root.querySelector(`[id="${found?.htmlFor}"]`) as HTMLSelectElement;
  };
  async function choose(label: string, value: string): Promise<void> {
    await held.world.act(() => {
      const select = field(label);
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  async function open(): Promise<void> {
    await held.world.show(<Hearing />);
    await held.world.answer("notice.settings", settings);
  }
  it("keeps each choice at once, and says so", async () => {
    await open();
    await choose("Somebody mentions you", "daily");
    expect(chosen()).toEqual([{ choices: [{ kind: "mention", delivery: "daily" }] }]);
    expect(held.world.root.querySelector(".standing")?.textContent).toBe("");
    await held.world.answer("notice.choose", { ...settings, choices: [{ kind: "mention", delivery: "daily" }] });
    expect(field("Somebody mentions you").value).toBe("daily");
    expect(held.world.root.querySelector(".standing")?.textContent).toBe("Saved.");
  });
  it("puts back what was when the server refuses, with the reason", async () => {
    await open();
    await choose("Somebody mentions you", "off");
    await held.world.refuse("notice.choose", "read_only");
    expect(field("Somebody mentions you").value).toBe("instant");
    expect(held.world.root.querySelector("[role=alert]")).not.toBeNull();
  });
  it("never offers to hear nothing of moderation", async () => {
    await open();
    const values = (label: string) => [...field(label).options].map((one) => one.value);
    expect(values("A steward changes or removes something of yours")).toEqual(["instant", "daily", "weekly"]);
    expect(values("Somebody mentions you")).toContain("off");
  });
  it("has quiet hours that never begin when they end", async () => {
    await open();
    await held.world.act(() => held.world.root.querySelector<HTMLInputElement>("input[type=checkbox]")?.click());
    expect(chosen()).toEqual([{ quiet_from: 1260, quiet_until: 360 }]);
    expect([...field("From").options].map((one) => one.value)).not.toContain("360");
  });
  it("offers every hour, the present time, and the present zone", () => {
    expect(clocks(450).map((one) => one.label).slice(7, 9)).toEqual(["7:00 AM", "7:30 AM"]);
    expect(clocks(0)).toHaveLength(24);
    expect(zones("US/Somewhere_Else").find((one) => one.value === "US/Somewhere_Else")?.label).toBe("US/Somewhere Else");
    expect(zones("America/Detroit").some((one) => one.value === "")).toBe(false);
    vi.stubGlobal("Intl", { ...Intl, DateTimeFormat: Intl.DateTimeFormat, supportedValuesOf: undefined });
    expect(zones("America/Detroit").map((one) => one.value)).toContain("America/Chicago");
    vi.unstubAllGlobals();
  });
  it("tells the browser's zone once, where the server has none", async () => {
    const tell = async (zone: string): Promise<void> => {
      const done = tellZone(held.world.client);
      await held.world.answer("notice.settings", { ...settings, zone });
      if (zone === "") await held.world.answer("notice.choose", settings);
      await done;
    };
    await tell("");
    expect(chosen()).toEqual([{ zone: Intl.DateTimeFormat().resolvedOptions().timeZone }]);
    await tellZone(held.world.client);
    expect(held.world.sent("notice.settings")).toHaveLength(1);
    localStorage.clear();
    await tell("America/Chicago");
    expect(chosen()).toHaveLength(1);
  });
});
