import { createConfig, lint } from "@redocly/openapi-core";
import { resolve } from "node:path";
import { expect, it } from "vitest";

/** A public linter reads what other clients are made from. The licence is not chosen yet, and it says so. */
it("docs/openapi.json is a valid description", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lint({ ref: resolve("../docs/openapi.json"), config });
  expect(problems.map((problem) => problem.ruleId)).toEqual(["info-license"]);
});
