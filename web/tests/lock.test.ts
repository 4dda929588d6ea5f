import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>>;
}

it.each(["../package-lock.json", "../../tests/browser/package-lock.json"])("%s pins every package and names no registry", (path) => {
  const lock = JSON.parse(readFileSync(join(__dirname, path), "utf8")) as Lock;
  for (const [name, entry] of Object.entries(lock.packages)) {
    expect(entry.version, name).toMatch(/^\d+\.\d+\.\d+/);
    expect(entry.resolved, name).toBeUndefined();
  }
});
