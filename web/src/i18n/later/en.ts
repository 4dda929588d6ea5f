import { administration } from "./en/administration";
import { audit } from "./en/audit";
import { calendars } from "./en/calendars";
import { conduct } from "./en/conduct";
import { cycles } from "./en/cycles";
import { desk } from "./en/desk";
import { excerpts } from "./en/excerpts";
import { joining } from "./en/joining";
import { journal } from "./en/journal";
import { own } from "./en/own";
import { peers } from "./en/peers";
import { people } from "./en/people";
import { reflecting } from "./en/reflecting";
import { sealed } from "./en/sealed";
import { settings } from "./en/settings";
import { stages } from "./en/stages";
import { stewards } from "./en/stewards";

/** The words of screens that come later than a first visit, a file for each feature, in one piece for each language. */
export const en = {
  ...administration,
  ...audit,
  ...calendars,
  ...conduct,
  ...cycles,
  ...desk,
  ...excerpts,
  ...joining,
  ...journal,
  ...own,
  ...peers,
  ...people,
  ...reflecting,
  ...sealed,
  ...settings,
  ...stages,
  ...stewards,
} as const;
