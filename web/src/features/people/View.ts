import "./people.css";

/** The screens about people and where they work, in one file that comes with the first of them. */
export { MemberPage } from "./Member";
export { MembersPage } from "./Members";
export { OrganisationPage } from "./Organisation";
export { OrganisationsPage } from "./Organisations";
