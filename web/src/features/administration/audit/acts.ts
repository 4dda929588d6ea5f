import { t } from "../../../i18n/t";
import { type About, type Act, told } from "./act";
import type { Part } from "./entry";
import { ofInvitations, ofPeople } from "./peopleActs";
import { ofOrganisations, ofPosts, ofSpaces } from "./placeActs";
import { sentence } from "./sentence";

function rowsAndFiles(detail: About["detail"]): (readonly Part[] | false)[] {
  const [rows, files] = [detail.id("rows"), detail.id("files")];
  return [rows !== undefined && [t("audit.note_rows", { count: rows })], files !== undefined && [t("audit.note_files", { count: files })]];
}

const ofServer: Readonly<Record<string, Act>> = {
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
  ...ofSpaces,
  ...ofPosts,
  ...ofInvitations,
  ...ofServer,
};
