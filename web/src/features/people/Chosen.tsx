import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/t";
import type { MemberId, OrganisationId } from "../../protocol/messages.gen";
import { useClient } from "../../state/context";
import { Button } from "../../ui/Button";
import { useLoaded } from "../../ui/useLoaded";

interface Props<Id> {
  readonly label: string;
  readonly is: Id | undefined;
  readonly name: (props: { readonly id: Id }) => JSX.Element;
  readonly onClear: () => void;
  readonly children: ComponentChildren;
}

/** Who was chosen, by name and with a way back; until then the field to choose with. The focus goes along. */
export function Chosen<Id>({ label, is, name: Name, onClear, children }: Props<Id>) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(is);
  useEffect(() => {
    if (before.current !== is) place.current?.querySelector<HTMLElement>("button, input")?.focus();
    before.current = is;
  }, [is]);
  return (
    <div ref={place}>
      {is === undefined ? (
        children
      ) : (
        <div class="field chosen">
          <p class="chosen-label">{label}</p>
          <p>
            <Name id={is} />{" "}
            <Button onClick={onClear} aria-label={t("search.remove", { label })}>
              <span aria-hidden="true">×</span>
            </Button>
          </p>
        </div>
      )}
    </div>
  );
}

export function AuthorName({ id }: { readonly id: MemberId }) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("member.get", { member: id }), [id]);
  return <span>{value?.member.name ?? "…"}</span>;
}

export function OrganisationName({ id }: { readonly id: OrganisationId }) {
  const client = useClient();
  const { value } = useLoaded(() => client.send("organisation.get", { organisation: id }), [id]);
  return <span>{value?.organisation.name ?? "…"}</span>;
}
