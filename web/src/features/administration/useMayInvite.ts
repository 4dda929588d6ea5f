import { useClient } from "../../state/context";
import { me } from "../../state/select";
import { useLed } from "../people/useLed";

/** Administrators and specialists invite, and so do those who lead an organisation. The server decides; this only shows. */
export function useMayInvite(): boolean {
  const led = useLed();
  return me(useClient().state.value)?.role === "specialist" || led.any;
}
