import { t } from "../../../i18n/t";
import { type About, type Act, member, organisation, sorts, space, thread, told } from "./act";
import { sentence } from "./sentence";

const ofPost = ["space", "thread", "author"] as const;

/** What was done to somebody's post, and where. */
function postAct(key: "audit.flag_hides" | "audit.case_keep" | "audit.case_remove" | "audit.post_delete", { who, detail }: About) {
  const [place, talk, author] = [detail.id("space"), detail.id("thread"), detail.id("author")];
  if (place === undefined || talk === undefined || author === undefined) return undefined;
  return sentence(key, { who, member: member(author), thread: thread(talk), space: space(place) });
}

export const ofOrganisations: Readonly<Record<string, Act>> = {
  "organisation.create": {
    kinds: ["organisations"],
    fields: ["kind", "name", "parent"],
    say: ({ who, id, detail }) => {
      const name = detail.text("name");
      const sort = detail.one("kind", sorts);
      if (name === undefined || !sort) return undefined;
      const parent = detail.id("parent");
      return told(sentence("audit.organisation_create", { who, organisation: organisation(id, name) }), [
        [t(`organisation_kind.${sort}`)],
        parent !== undefined && sentence("audit.note_part_of", { organisation: organisation(parent) }),
      ]);
    },
  },
  "organisation.rename": {
    kinds: ["organisations"],
    fields: ["organisation", "name"],
    say: ({ who, id, detail, names, entry }) => {
      const name = detail.text("name");
      if (name === undefined) return undefined;
      const values = { who, organisation: organisation(id, name) };
      // It had each of its former names since some moment: the last one that began before this act is the one that it lost.
      const former = names.organisation(id)?.names.filter((one) => one.since < entry.at) ?? [];
      const before = [...former].sort((a, b) => b.since - a.since)[0];
      if (!before) return sentence("audit.organisation_rename", values);
      return sentence("audit.organisation_rename_from", { ...values, before: before.name });
    },
  },
  "organisation.merge": {
    kinds: ["organisations"],
    fields: ["organisation", "into"],
    say: ({ who, id, detail }) => {
      const into = detail.id("into");
      if (into === undefined) return undefined;
      return sentence("audit.organisation_merge", { who, organisation: organisation(id), into: organisation(into) });
    },
  },
};

function kept(key: "audit.calendar_add" | "audit.calendar_change" | "audit.calendar_remove" | "audit.prompt_keep", fields: readonly string[]): Act {
  return { kinds: ["organisations"], fields, say: ({ who, id }) => sentence(key, { who, organisation: organisation(id) }) };
}

/** What an organisation keeps for its people. Days and questions are theirs to read on its page. */
export const ofCalendars: Readonly<Record<string, Act>> = {
  "calendar.add": kept("audit.calendar_add", ["organisation", "breaks"]),
  "calendar.change": kept("audit.calendar_change", ["school_break", "name", "starts_on", "ends_on"]),
  "calendar.remove": kept("audit.calendar_remove", ["school_break"]),
  "prompt.keep": kept("audit.prompt_keep", ["organisation", "version", "questions"]),
};

export const ofSpaces: Readonly<Record<string, Act>> = {
  "space.set_member": {
    kinds: ["spaces", "roles"],
    fields: ["space", "member", "role"],
    say: ({ who, id, detail, entry }) => {
      const whom = detail.id("member");
      const role = detail.one("role", ["none", "member", "steward"]);
      if (whom === undefined || !role) return undefined;
      if (role === "steward" && whom === entry.actor) return sentence("audit.became_steward", { who, space: space(id) });
      return sentence(`audit.place_${role}`, { who, member: member(whom), space: space(id) });
    },
  },
  "space.leave": {
    kinds: ["spaces", "roles"],
    fields: ["space"],
    say: ({ who, id }) => sentence("audit.leave", { who, space: space(id) }),
  },
  "space.update": {
    kinds: ["spaces"],
    fields: ["name", "state"],
    say: ({ who, id, detail }) => {
      const state = detail.one("state", ["open", "archived"]);
      return state && sentence(`audit.space_${state}`, { who, space: space(id, detail.text("name")) });
    },
  },
  "network.set_introductions": {
    kinds: ["spaces"],
    fields: ["space"],
    say: ({ who, detail }) => {
      const where = detail.id("space");
      if (where === undefined) return sentence("audit.introductions_none", { who });
      return sentence("audit.introductions", { who, space: space(where) });
    },
  },
};

export const ofPosts: Readonly<Record<string, Act>> = {
  "asked.decline": {
    kinds: ["posts"],
    fields: ["id"],
    say: ({ who }) => sentence("audit.asked_decline", { who }),
  },
  "thread.rename": {
    kinds: ["posts"],
    fields: [],
    say: ({ who, id }) => sentence("audit.thread_rename", { who, thread: thread(id) }),
  },
  "stage.next": {
    kinds: ["posts"],
    fields: ["thread", "position"],
    say: ({ who, id }) => sentence("audit.stage_next", { who, thread: thread(id) }),
  },
  "stage.extend": {
    kinds: ["posts"],
    fields: ["thread", "position", "minutes"],
    say: ({ who, id }) => sentence("audit.stage_extend", { who, thread: thread(id) }),
  },
  "stage.reword": {
    kinds: ["posts"],
    fields: [],
    say: ({ who, id }) => sentence("audit.stage_reword", { who, thread: thread(id) }),
  },
  "thread.pin": {
    kinds: ["posts"],
    fields: ["thread", "pinned"],
    say: ({ who, id, detail }) => {
      const pinned = detail.flag("pinned");
      if (pinned === undefined) return undefined;
      return sentence(pinned ? "audit.thread_pin" : "audit.thread_unpin", { who, thread: thread(id) });
    },
  },
  "thread.lock": {
    kinds: ["posts"],
    fields: ["thread", "locked"],
    say: ({ who, id, detail }) => {
      const locked = detail.flag("locked");
      if (locked === undefined) return undefined;
      return sentence(locked ? "audit.thread_lock" : "audit.thread_unlock", { who, thread: thread(id) });
    },
  },
  "thread.move": {
    kinds: ["posts"],
    fields: ["thread", "space"],
    say: ({ who, id, detail }) => {
      const to = detail.id("space");
      return to === undefined ? undefined : sentence("audit.thread_move", { who, thread: thread(id), space: space(to) });
    },
  },
  "question.accept": {
    kinds: ["posts"],
    fields: ["thread", "post"],
    say: ({ who, id, detail }) =>
      sentence(detail.id("post") === undefined ? "audit.answer_none" : "audit.answer", { who, thread: thread(id) }),
  },
  "post.flag": { kinds: ["posts"], fields: [...ofPost, "id", "reason"], say: (about) => postAct("audit.flag_hides", about) },
  "case.decide": {
    kinds: ["posts"],
    fields: [...ofPost, "id", "outcome"],
    say: (about) => {
      const outcome = about.detail.one("outcome", ["keep", "remove"] as const);
      return outcome && postAct(outcome === "keep" ? "audit.case_keep" : "audit.case_remove", about);
    },
  },
  "case.appeal": {
    kinds: ["posts"],
    fields: ["space", "thread", "id"],
    say: ({ who, detail }) => {
      const [place, talk] = [detail.id("space"), detail.id("thread")];
      if (place === undefined || talk === undefined) return undefined;
      return sentence("audit.case_appeal", { who, thread: thread(talk), space: space(place) });
    },
  },
  "post.delete": { kinds: ["posts"], fields: ofPost, say: (about) => postAct("audit.post_delete", about) },
};
