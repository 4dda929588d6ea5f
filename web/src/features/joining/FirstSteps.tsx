import { useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { FirstStepsReply, SpaceId } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { navigate } from "../../routing/router";
import { useClient } from "../../state/context";
import { me, spaceView } from "../../state/select";
import { keep, recall } from "../../state/storage";
import { Button } from "../../ui/Button";
import { useAction } from "../../ui/useAction";
import { useLoaded } from "../../ui/useLoaded";
import { draftName, loadDraft, saveDraft } from "../thread/drafts";

/** For those who came lately: say hello, and say what one can be asked about. It goes when both are done, or when told to. */
export function FirstSteps() {
  const client = useClient();
  const state = client.state.value;
  const name = `first-steps.${state.me}`;
  const [isDone, setDone] = useState(() => recall(name) === true);
  const finish = (): void => {
    keep(name, true);
    setDone(true);
  };
  const { value } = useLoaded(() => client.send("member.first_steps", {}), []);
  if (isDone || !value || !(value.to_introduce || value.to_describe || value.to_follow > 0)) return null;
  const space = value.to_introduce ? spaceView(state, value.introductions)?.space : undefined;
  return (
    <section class="panel" aria-labelledby="first-steps">
      <h2 id="first-steps">{t("steps.title")}</h2>
      {space && (
        <>
          <p>{t("steps.introduce_text", { space: `#${space.name}` })}</p>
          <p><Introduce space={space.id} /></p>
        </>
      )}
      {value.to_describe && (
        <>
          <p>{t("steps.describe_text")}</p>
          <p><a class="button" href={paths.member(state.me)}>{t("settings.profile_open")}</a></p>
        </>
      )}
      {value.to_follow > 0 && <Follow steps={value} />}
      <p><Button look="quiet" onClick={finish}>{t("steps.dismiss")}</Button></p>
    </section>
  );
}

/** Channels to follow, until there are three: what is new in them comes first on this page. */
function Follow({ steps }: { readonly steps: FirstStepsReply }) {
  const client = useClient();
  const state = client.state.value;
  const { busy, message, run } = useAction();
  const views = steps.suggested.flatMap((id) => spaceView(state, id) ?? []);
  const followed = views.filter((view) => view.level === "following").length;
  if (views.length === 0) return null;
  return (
    <>
      <p>{followed < steps.to_follow ? t("steps.follow_text", { count: steps.to_follow - followed }) : t("steps.follow_done")}</p>
      <ul class="lines">
        {views.map(({ space, level }) => (
          <li class="line" key={space.id}>
            <span>
              <a href={paths.space(space.id)}><bdi>#{space.name}</bdi></a>
              {space.description && <span class="hint" dir="auto">{space.description}</span>}
            </span>
            <Button
              busy={busy}
              aria-pressed={level === "following"}
              onClick={() => void run(() => client.send("space.follow", { space: space.id, level: level === "following" ? "normal" : "following" }))}
            >
              {t("steps.follow")}<span class="visually-hidden"> #{space.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {message && <p class="field-error" role="alert">{message}</p>}
    </>
  );
}

/** Opens a new thread there with words to begin with; a draft that one has there already is left as it is. */
function Introduce({ space }: { readonly space: SpaceId }) {
  const client = useClient();
  const begin = (): void => {
    const self = me(client.state.peek());
    if (!self) return;
    const name = draftName(self.id, "space", space);
    if (!loadDraft(name)) {
      const place = self.organisation || t("app.name");
      saveDraft(name, {
        title: t("steps.starter_title", { name: self.name, organisation: place }),
        text: t("steps.starter"),
        mentions: [],
      });
    }
    navigate(paths.space(space));
  };
  return <Button look="primary" onClick={begin}>{t("steps.introduce")}</Button>;
}
