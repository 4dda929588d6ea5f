import { t } from "../../i18n/t";
import type { PeerAgreement } from "../../protocol/messages.gen";
import { Select, TextArea } from "../../ui/Field";
import { lines } from "./words";

export interface Chosen {
  readonly agreements: readonly PeerAgreement[];
  readonly words: string;
}

interface Props {
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
}

const mostWords = 2_000;

/** Agreements, to be chosen and written. The first is not to be chosen: it is always there. */
export function TermsFields({ chosen, onChosen }: Props) {
  const { agreements, words } = chosen;
  const choose = (line: readonly PeerAgreement[], value: PeerAgreement | ""): void => {
    const others = agreements.filter((one) => !line.includes(one));
    onChosen({ agreements: value === "" ? others : [...others, value], words });
  };
  return (
    <>
      <p>{t("peers.agree_stays_here")}</p>
      {lines.slice(1).map((line, index) => (
        <Select
          key={line[0]}
          label={t(index === 0 ? "peers.line_knowing" : index === 1 ? "peers.line_feedback" : "peers.line_rhythm")}
          value={agreements.find((one) => (line as readonly PeerAgreement[]).includes(one)) ?? ""}
          options={[
            { value: "" as const, label: t("peers.line_open") },
            ...line.map((one) => ({ value: one, label: t(`peers.agree_${one}`) })),
          ]}
          onValue={(value) => choose(line, value)}
        />
      ))}
      <TextArea
        label={t("peers.words")}
        value={words}
        maxLength={mostWords}
        onValue={(next) => onChosen({ agreements, words: next })}
      />
    </>
  );
}
