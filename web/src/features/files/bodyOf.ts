import type { Attachment, Post } from "../../protocol/messages.gen";

interface Sent {
  readonly done?: Attachment | undefined;
  readonly description: string;
  readonly isDecorative: boolean;
}

/** Characters that mean something in the description of a picture. */
const escaped = (text: string): string => text.replace(/[\\[\]!*_`<>&~]/g, "\\$&");

/** A post without words still says something: the pictures stand in it, or the names of its documents. */
export function bodyOf(items: readonly Sent[]): string {
  const pictures = items.filter(({ done }) => done?.kind === "picture");
  if (pictures.length === 0) return items.map(({ done }) => escaped(done?.name ?? "")).join("\n");
  return pictures
    .map(({ done, description, isDecorative }) => `![${isDecorative ? "" : escaped(description.trim())}](file:${done?.file ?? 0})`)
    .join("\n\n");
}

const onlyPictures = /^(?:!\[(?:[^\]\\]|\\.)*\]\(file:\d+\)\s*)+$/;

/** Whether a post has no words of its own, only pictures: then they are what is changed in it. */
export function isOnlyPictures(post: Pick<Post, "body">): boolean {
  return onlyPictures.test(post.body.trim());
}
