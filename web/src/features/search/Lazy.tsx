import { useEffect, useState } from "preact/hooks";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import type { SearchPage } from "./View";

/** Comes when somebody searches: a first visit need not carry it. */
export function Search({ query }: { readonly query: string }) {
  const [Loaded, setLoaded] = useState<{ readonly Page: typeof SearchPage }>();
  const [hasFailed, setHasFailed] = useState(false);
  const load = (): void => {
    setHasFailed(false);
    import("./View").then(
      (view) => setLoaded({ Page: view.SearchPage }),
      () => setHasFailed(true),
    );
  };
  useEffect(load, []);
  if (hasFailed) return <Failed error={{ code: "unavailable" }} onRetry={load} />;
  return Loaded ? <Loaded.Page query={query} /> : <Loading />;
}
