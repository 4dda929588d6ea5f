import { en } from "../../src/i18n/en";
import { use } from "../../src/i18n/t";

// What boot.ts does in a browser.
use("en", en);
