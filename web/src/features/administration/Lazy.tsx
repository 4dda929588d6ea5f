import { lazily } from "../../ui/lazily";
import { withLaterWords } from "../../ui/withLaterWords";

export const AdministrationPage = withLaterWords(lazily(() => import("./View").then((file) => file.AdministrationPage)));
