import { lazily } from "../../ui/lazily";

export const MembersPage = lazily(() => import("./View").then((file) => file.MembersPage));
export const MemberPage = lazily(() => import("./View").then((file) => file.MemberPage));
export const OrganisationPage = lazily(() => import("./View").then((file) => file.OrganisationPage));
export const OrganisationsPage = lazily(() => import("./View").then((file) => file.OrganisationsPage));

/** What Today offers beyond what is new comes after the rest, or not at all. */
export const SimilarOnToday = lazily(() => import("./Similar").then((file) => file.SimilarOnToday), "quiet");
