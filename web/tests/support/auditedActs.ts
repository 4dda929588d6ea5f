import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../../..");
const read = (folder: string, ending: string): string =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(root, folder, name), "utf8"))
    .join("\n");

export interface AuditedAct {
  readonly act: string;
  /** The fields of its detail; nothing where the source writes them by hand. */
  readonly fields: readonly string[] | undefined;
}

/** What the server's sources write into the audit log. A place that is written in a way that this does not read is an error. */
export function auditedActs(): readonly AuditedAct[] {
  const commands = read("protocol/commands", ".hpp");
  const written = ["server/domain", "server/import", "server/app", "server/session"].map((folder) => read(folder, ".cpp")).join("\n");
  // Without the functions themselves, of which one passes on what it was given.
  const sources = written
    .replace(/void (audit|append_audit|audit_import)\([^)]*\)\s*\{/g, "")
    .replace('append_audit(tx, std::nullopt, act, "network", detail);', "");
  const wire = new Map(Array.from(commands.matchAll(/CommandSpec<\s*"([^"]+)",\s*(\w+),/g), ([, name, type]) => [type ?? "", name ?? ""]));
  const described = new Map(
    Array.from(`${commands}\n${sources}`.matchAll(/BOOST_DESCRIBE_STRUCT\((\w+),\s*\(\),\s*\(([^)]*)\)\)/g), ([, type, fields]) => [
      type ?? "",
      (fields ?? "").split(",").map((field) => field.trim()).filter(Boolean),
    ]),
  );
  const nameOf = (type: string): string => {
    const name = wire.get(type);
    if (name === undefined) throw new Error(`${type} is no command.`);
    return name;
  };
  const fieldsOf = (type: string): readonly string[] => {
    const fields = described.get(type);
    if (!fields) throw new Error(`${type} is not described.`);
    return fields;
  };

  return Array.from(sources.matchAll(/\b(audit|append_audit|audit_import)\(([^;]*?)\);/g)).map((call): AuditedAct => {
    const args = (call[2] ?? "").replace(/\s+/g, " ");
    const before = sources.slice(0, call.index);
    if (call[1] === "audit") {
      const type = Array.from(before.matchAll(/protocol::(\w+) const& command\)/g)).at(-1)?.[1] ?? "";
      return { act: nameOf(type), fields: fieldsOf(type) };
    }
    const literal = /^tx, (?:[\w:.>()-]+, )?"([^"]+)"/.exec(args)?.[1];
    const type = /name_of_command<protocol::(\w+)>/.exec(args)?.[1];
    if (literal === undefined && type === undefined) throw new Error(`Not understood: ${call[0]}`);
    const act = literal ?? nameOf(type ?? "");
    if (args.endsWith('"{}"')) return { act, fields: [] };
    const struct = /protocol::encode\((\w+)\{/.exec(args)?.[1] ?? (args.includes("protocol::encode(detail)") ? detailType(before) : undefined);
    return { act, fields: struct === undefined ? undefined : fieldsOf(struct) };
  });
}

function detailType(before: string): string | undefined {
  return Array.from(before.matchAll(/(\w+Detail) const detail\{/g)).at(-1)?.[1];
}
