import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const MembersPage = withLaterWords(lazily(() => import("./View").then((file) => file.MembersPage)));
export const MemberPage = withLaterWords(lazily(() => import("./View").then((file) => file.MemberPage)));
export const OrganisationPage = withLaterWords(lazily(() => import("./View").then((file) => file.OrganisationPage)));
export const OrganisationsPage = withLaterWords(lazily(() => import("./View").then((file) => file.OrganisationsPage)));

/** What Today offers beyond what is new comes after the rest, or not at all. */
export const SimilarOnToday = withLaterWords(lazily(() => import("./Similar").then((file) => file.SimilarOnToday), "quiet"), "someday");
