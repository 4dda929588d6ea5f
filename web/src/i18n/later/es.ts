import type { Later } from "../later";
import { administration } from "./es/administration";
import { audit } from "./es/audit";
import { calendars } from "./es/calendars";
import { conduct } from "./es/conduct";
import { cycles } from "./es/cycles";
import { desk } from "./es/desk";
import { excerpts } from "./es/excerpts";
import { joining } from "./es/joining";
import { journal } from "./es/journal";
import { own } from "./es/own";
import { peers } from "./es/peers";
import { people } from "./es/people";
import { reflecting } from "./es/reflecting";
import { sealed } from "./es/sealed";
import { settings } from "./es/settings";
import { stages } from "./es/stages";
import { stewards } from "./es/stewards";

export const es: Later = {
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
};
