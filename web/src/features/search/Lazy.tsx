import { lazily } from "../../ui/lazily";

export const Search = lazily(() => import("./View").then((file) => file.SearchPage));
