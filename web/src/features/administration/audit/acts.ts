import { t } from "../../../i18n/t";
import { type About, type Act, member, told } from "./act";
import type { Part } from "./entry";
import { ofInvitations, ofPeople } from "./peopleActs";
import { ofCalendars, ofOrganisations, ofPosts, ofSpaces } from "./placeActs";
import { sentence } from "./sentence";

function rowsAndFiles(detail: About["detail"]): (readonly Part[] | false)[] {
  const [rows, files] = [detail.id("rows"), detail.id("files")];
  return [rows !== undefined && [t("audit.note_rows", { count: rows })], files !== undefined && [t("audit.note_files", { count: files })]];
}

/** A step of opening what is said in confidence. */
const unsealing = (key: "audit.unseal_agree" | "audit.unseal_read", fields: readonly string[]): Act => ({
  kinds: ["server"],
  fields,
  say: ({ who, id }) => sentence(key, { who, number: String(id) }),
});

const ofServer: Readonly<Record<string, Act>> = {
  "unseal ask": {
    kinds: ["server", "people"],
    fields: ["of", "reason", "hours"],
    say: ({ who, id, detail }) => {
      const [hours, reason] = [detail.id("hours"), detail.text("reason")];
      if (hours === undefined || reason === undefined) return undefined;
      return told(sentence("audit.unseal_ask", { who, hours: String(hours), number: String(id) }), [
        ...detail.ids("of").map((one) => sentence("audit.note_of", { member: member(one) })),
        sentence("audit.note_why", { reason: { kind: "plain", name: reason } }),
      ]);
    },
  },
  "unseal agree": unsealing("audit.unseal_agree", ["threads", "until"]),
  "unseal read": unsealing("audit.unseal_read", []),
  "import ning": {
    kinds: ["server"],
    fields: ["archive"],
    say: ({ who, detail }) => {
      const archive = detail.text("archive");
      if (archive === undefined) return undefined;
      return told(sentence("audit.import", { who }), [sentence("audit.note_archive", { archive })]);
    },
  },
  "import ning done": {
    kinds: ["server"],
    fields: ["members", "spaces", "threads", "posts"],
    say: ({ who, detail }) => {
      const [people, channels, talks, posts] = ["members", "spaces", "threads", "posts"].map((name) => detail.id(name));
      return told(sentence("audit.import_done", { who }), [
        people !== undefined && [t("audit.note_members", { count: people })],
        channels !== undefined && [t("audit.note_spaces", { count: channels })],
        talks !== undefined && [t("audit.note_threads", { count: talks })],
        posts !== undefined && [t("audit.note_posts", { count: posts })],
      ]);
    },
  },
  export: {
    kinds: ["server"],
    fields: ["rows", "files"],
    say: ({ who, detail }) => told(sentence("audit.export", { who }), rowsAndFiles(detail)),
  },
  "import lateral": {
    kinds: ["server"],
    fields: ["rows", "files"],
    say: ({ who, detail }) => told(sentence("audit.import_lateral", { who }), rowsAndFiles(detail)),
  },
};

/** Every act that the server records. tests/audit.test.ts reads its sources and fails when one is not here. */
export const acts: Readonly<Record<string, Act>> = {
  ...ofPeople,
  ...ofOrganisations,
  ...ofCalendars,
  ...ofSpaces,
  ...ofPosts,
  ...ofInvitations,
  ...ofServer,
};
