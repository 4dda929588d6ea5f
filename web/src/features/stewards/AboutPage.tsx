import { useState } from "preact/hooks";
import { errorText } from "../../i18n/errors";
import { dayOf } from "../../i18n/dates";
import { t } from "../../i18n/t";
import type { Level, SpaceAbout, SpaceId, SpaceSteward, SpaceView } from "../../protocol/messages.gen";
import { paths } from "../../routing/route";
import { useClient } from "../../state/context";
import { spaceView } from "../../state/select";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Failed } from "../../ui/Failed";
import { Loading } from "../../ui/Loading";
import { tell } from "../../ui/Notice";
import { Page, Unreadable } from "../../ui/Page";
import { useLoaded } from "../../ui/useLoaded";
import { followSpace } from "../spaces/actions";
import { SpaceSettingsDialog } from "../spaces/Lazy";
import { useAudience } from "../spaces/useAudience";
import { Nodes } from "../thread/Nodes";
import { AskForm } from "./AskForm";
import { OwnAsked } from "./OwnAsked";
import { PageForm } from "./PageForm";
import { Rota } from "./Rota";
import "./stewards.css";

export interface AboutProps {
  readonly space: SpaceId;
}

/** What a channel is for, what is kept to in it, and who looks after it. */
export function AboutPage({ space }: AboutProps) {
  const client = useClient();
  const view = spaceView(client.state.value, space);
  return view ? <About key={space} view={view} /> : <Unreadable />;
}

function About({ view }: { readonly view: SpaceView }) {
  const client = useClient();
  const { space } = view;
  const audience = useAudience(view);
  // What changes it is told as a change of the channel.
  const { value, error, reload, setValue } = useLoaded(() => client.send("space.about", { space: space.id }), [space]);
  const [asked, setAsked] = useState(0);
  const isOpen = space.state === "open";
  return (
    <Page
      title={t("about.title")}
      back={{ href: paths.space(space.id), label: `#${space.name}` }}
      lead={
        <>
          {space.description && <p>{space.description}</p>}
          <p class="hint">{audience}</p>
          {!isOpen && <p>{t("spaces.is_archived")}</p>}
        </>
      }
      actions={<Following view={view} />}
    >
      {error && !value && <Failed error={error} onRetry={reload} />}
      {!value && !error && <Loading />}
      {value && (
        <>
          <Agreements about={value} />
          <Stewards stewards={value.stewards} />
          <section aria-labelledby="about-facts">
            <h2 id="about-facts">{t("about.facts")}</h2>
            <p>
              {t("about.opened", { when: dayOf(value.created_at) })}{" "}
              {value.last_post_at === undefined ? t("about.no_post") : t("about.last_post", { when: dayOf(value.last_post_at) })}
            </p>
            {value.why && <p dir="auto">{t("closing.said", { why: value.why })}</p>}
          </section>
          {isOpen && value.asks && view.role !== "steward" && <AskForm space={space.id} onAsked={() => setAsked(asked + 1)} />}
          <OwnAsked key={asked} space={space.id} />
          {view.role === "steward" && <Managing view={view} about={value} onAbout={setValue} />}
        </>
      )}
    </Page>
  );
}

function Agreements({ about }: { readonly about: SpaceAbout }) {
  return (
    <section aria-labelledby="about-agreements">
      <h2 id="about-agreements">{t("about.agreements")}</h2>
      {about.agreements === "" ? (
        <p class="hint">{t("about.no_agreements")}</p>
      ) : (
        <div class="prose" dir="auto"><Nodes nodes={about.content} /></div>
      )}
    </section>
  );
}

function Stewards({ stewards }: { readonly stewards: readonly SpaceSteward[] }) {
  return (
    <section aria-labelledby="about-stewards">
      <h2 id="about-stewards">{t("about.stewards")}</h2>
      {stewards.length === 0 && <p class="hint">{t("about.nobody")}</p>}
      <ul class="lines">
        {stewards.map(({ member, on_duty }) => (
          <li class="line" key={member.id}>
            <span class="about-steward">
              <Avatar of={member} />
              <span>
                <a href={paths.member(member.id)}>{member.name}</a>{" "}
                {on_duty && <span class="tag strong">{t("about.on_duty")}</span>}
                <span class="hint">{member.organisation}</span>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Following({ view }: { readonly view: SpaceView }) {
  const client = useClient();
  const next: Level = view.level === "following" ? "normal" : "following";
  const follow = async (): Promise<void> => {
    const answer = await followSpace(client, view.space.id, next);
    tell(answer.ok ? t(`follow.told_space_${next}`) : errorText(answer.error));
  };
  return <Button onClick={() => void follow()}>{t(`follow.space_${next}`)}</Button>;
}

interface ManagingProps {
  readonly view: SpaceView;
  readonly about: SpaceAbout;
  readonly onAbout: (about: SpaceAbout) => void;
}

function Managing({ view, about, onAbout }: ManagingProps) {
  const [opened, setOpened] = useState(false);
  const isOpen = view.space.state === "open";
  return (
    <section aria-labelledby="about-manage" class="about-manage">
      <h2 id="about-manage">{t("about.manage")}</h2>
      {isOpen && <PageForm about={about} onAbout={onAbout} />}
      {isOpen && <Rota about={about} onAbout={onAbout} />}
      <p class="row"><Button onClick={() => setOpened(true)}>{t("spaces.settings")}</Button></p>
      {opened && <SpaceSettingsDialog view={view} onClose={() => setOpened(false)} />}
    </section>
  );
}
