import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { MemberId, SpaceAbout } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Field";
import { tell } from "../../ui/Notice";
import { useAction } from "../../ui/useAction";

interface Props {
  readonly about: SpaceAbout;
  readonly onAbout: (about: SpaceAbout) => void;
}

/** Which steward has which week; with one steward there is nothing to arrange. */
export function Rota({ about, onAbout }: Props) {
  const { stewards } = about;
  if (stewards.length < 2) return null;
  const standing = stewards.map((one) => `${one.member.id}${one.in_rota}`).join(" ");
  return (
    <section aria-labelledby="about-rota">
      <h3 id="about-rota">{t("rota.title")}</h3>
      <p class="hint">{t("rota.hint")}</p>
      <Order key={standing} about={about} onAbout={onAbout} />
      {stewards.some((one) => one.on_duty) && <Hand about={about} onAbout={onAbout} />}
    </section>
  );
}

function Order({ about, onAbout }: Props) {
  const client = useClient();
  const [order, setOrder] = useState(about.stewards.map((one) => ({ member: one.member, takesPart: one.in_rota })));
  const { busy, message, run } = useAction();
  const up = (at: number): void => {
    const next = [...order];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at - 1, 0, one);
    setOrder(next);
  };
  const save = (): void => {
    const members = order.filter((one) => one.takesPart).map((one) => one.member.id);
    void run(
      () => client.send("space.set_rota", { space: about.space.id, members }),
      (next) => {
        onAbout(next);
        tell(t("rota.saved_told"));
      },
    );
  };
  return (
    <>
      <ol class="lines rota-order">
        {order.map(({ member, takesPart }, at) => (
          <li class="line" key={member.id}>
            <label>
              <input
                type="checkbox"
                checked={takesPart}
                onChange={() => setOrder(order.map((one) => (one.member.id === member.id ? { ...one, takesPart: !takesPart } : one)))}
              />
              {t("rota.takes_part", { name: member.name })}
            </label>
            {at > 0 && (
              <Button
                look="quiet"
                aria-label={t("rota.up", { name: member.name })}
                onClick={(event) => {
                  // Whoever stands first has no such button: the focus stays in the line.
                  if (at === 1) event.currentTarget.closest("li")?.querySelector("input")?.focus();
                  up(at);
                }}
              >
                {t("rota.earlier")}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p class="hint">{t(order.some((one) => one.takesPart) ? "rota.first" : "rota.none")}</p>
      {message && <p class="field-error" role="alert">{message}</p>}
      <p class="row"><Button busy={busy} onClick={save}>{t("rota.save")}</Button></p>
    </>
  );
}

function Hand({ about, onAbout }: Props) {
  const client = useClient();
  const others = about.stewards.filter((one) => !one.on_duty);
  const [to, setTo] = useState(String(others[0]?.member.id ?? ""));
  const { busy, message, run } = useAction();
  const hand = (): void => {
    void run(
      () => client.send("space.hand_week", { space: about.space.id, member: Number(to) as MemberId }),
      (next) => {
        onAbout(next);
        tell(t("rota.handed_told"));
      },
    );
  };
  return (
    <div class="row end">
      <Select
        label={t("rota.hand")}
        value={to}
        options={others.map(({ member }) => ({ value: String(member.id), label: member.name }))}
        onValue={setTo}
      />
      <Button busy={busy} onClick={hand}>{t("rota.hand_do")}</Button>
      {message && <p class="field-error" role="alert">{message}</p>}
    </div>
  );
}
