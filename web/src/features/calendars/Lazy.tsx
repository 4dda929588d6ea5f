import type { OrganisationId } from "../../protocol/messages.gen";
import { lazily } from "../../ui/lazily";

/** Parts of an organisation's page, which waits for their words already. */
export const SchoolCalendar = lazily<{ readonly organisation: OrganisationId }>(() => import("./SchoolCalendar").then((file) => file.SchoolCalendar));
export const Questions = lazily<{ readonly organisation: OrganisationId }>(() => import("./Questions").then((file) => file.Questions));
