import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/controls.css";
import "./ui/fields.css";
import "./ui/overlays.css";
import "./ui/page.css";
import "./ui/lists.css";
import "./ui/states.css";
import "./ui/shell.css";
import "./ui/wide.css";
import "./features/thread/post.css";
import "./features/thread/prose.css";
import "./features/thread/composer.css";
import "./features/files/attachments.css";
import "./ui/contrast.css";
import { chosenLanguage, load } from "./i18n/language";

// Small, so that the words of the reader's language are asked for while the program itself is still on its way.
const language = chosenLanguage();
void Promise.all([import("./main"), load(language)]).then(([program, words]) => program.start(language, words));
