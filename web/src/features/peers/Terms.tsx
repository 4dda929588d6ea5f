import { t } from "../../i18n/t";
import type { PeerTerms } from "../../protocol/messages.gen";

/** Agreements, to be read. */
export function Terms({ terms }: { readonly terms: PeerTerms }) {
  return (
    <>
      <ul class="agreed">
        {terms.agreements.map((one) => <li key={one}>{t(`peers.agree_${one}`)}</li>)}
      </ul>
      {terms.words && <p class="agreed-words" dir="auto">{terms.words}</p>}
    </>
  );
}
