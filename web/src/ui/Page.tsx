import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t";
import { moves, returningTo } from "../routing/router";
import { Icon } from "./Icon";
import { shortcut } from "./shortcuts";

interface Props {
  readonly title: string;
  /** Said before the title for those who hear it, such as "Question". */
  readonly eyebrow?: ComponentChildren;
  readonly back?: { readonly href: string; readonly label: string };
  readonly actions?: ComponentChildren;
  readonly lead?: ComponentChildren;
  /** Way back, title and actions stay in sight while one reads on. */
  readonly sticky?: boolean;
  readonly children: ComponentChildren;
}

/** The first screen leaves the focus where the browser put it; on every later one it starts at the heading, or at the link that one left it by. */
let isFirst = true;

/** Effects come after the screen is drawn: on a slow phone somebody has begun to write in it by then, and keeps the focus. */
function isWritingIn(screen: Element | null | undefined): boolean {
  const focused = document.activeElement;
  return screen?.contains(focused) === true && focused?.matches("input, textarea, select, [contenteditable=true]") === true;
}

/** One screen: its title in the window, its heading focused when it takes the place of another. */
export function Page({ title, eyebrow, back, actions, lead, sticky = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title]);
  useEffect(() => {
    const isElsewhere = returningTo()?.link !== undefined || isWritingIn(heading.current?.closest("main"));
    if ((!isFirst || moves.peek() > 0) && !isElsewhere) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  const way = back && (
    <p class="back">
      <a href={back.href} aria-keyshortcuts={shortcut("u")}><Icon name="back" /><bdi class="back-label">{back.label}</bdi></a>
    </p>
  );
  return (
    <>
      {sticky ? (
        <Bar title={title} heading={heading}>{way}{actions}</Bar>
      ) : (
        way
      )}
      <header class="page-header">
        <div>
          {eyebrow && <p class="eyebrow">{eyebrow}</p>}
          <h1 ref={heading} tabIndex={-1}><bdi>{title}</bdi></h1>
          {lead && <div class="lead">{lead}</div>}
        </div>
        {actions && !sticky && <div class="row actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

interface BarProps {
  readonly title: string;
  readonly heading: RefObject<HTMLElement>;
  readonly children: ComponentChildren;
}

/** Shows the title again, to the eye only, once its heading was scrolled away. */
function Bar({ title, heading, children }: BarProps) {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!heading.current || typeof IntersectionObserver === "undefined") return undefined;
    const observer = new IntersectionObserver(([entry]) => setPassed(entry !== undefined && !entry.isIntersecting));
    observer.observe(heading.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div class={passed ? "bar passed" : "bar"}>
      {children}
      <p class="bar-title" dir="auto" aria-hidden="true">{passed ? title : ""}</p>
    </div>
  );
}

/** The same words for what does not exist and what is private to others: the difference would tell. */
export function Unreadable() {
  return (
    <Page title={t("lost.title")} back={{ href: "/", label: t("home.title") }}>
      <p>{t("lost.text")}</p>
    </Page>
  );
}
