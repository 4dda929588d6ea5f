import { useLayoutEffect, useRef } from "preact/hooks";
import type { Post } from "../../protocol/messages.gen";
import { isOnlyPictures } from "../files/bodyOf";
import { type Draft, markdownOf } from "./drafts";
import type { DraftSync } from "./draftSync";

/** What stands in the field before anything is changed. */
export function wordsToChange(post: Post): Draft {
  return { text: isOnlyPictures(post) ? "" : post.body, mentions: [] };
}

interface Meanwhile {
  /** The version of the post that the change began with. */
  readonly from: number;
  /** The post is another one by now, and what is written here would replace it unseen. */
  readonly isBehind: boolean;
  readonly keepMine: () => void;
  readonly keepOther: () => void;
  readonly keepBoth: () => void;
}

/** A post that was changed on another device while a change of it is written here. */
export function useMeanwhile(post: Post, sync: DraftSync): Meanwhile {
  const began = useRef(post.revision);
  const draft = sync.draft.value;
  const { text } = wordsToChange(post);
  // A change that comes from the server does not say what it began with: at the latest with what stood when it was saved.
  const atBest = draft.at !== undefined && draft.at < (post.edited_at ?? 0) ? post.revision - 1 : began.current;
  const isSame = markdownOf(draft) === text;
  const from = isSame ? post.revision : (draft.from ?? atBest);
  const isUntouched = draft.from === undefined && draft.at === undefined;
  useLayoutEffect(() => {
    if (!isUntouched || began.current === post.revision) return;
    began.current = post.revision;
    sync.begin(wordsToChange(post));
  }, [isUntouched, post.revision]);
  const keep = (next: Draft): void => sync.change({ ...next, from: post.revision });
  return {
    from,
    isBehind: !isUntouched && from < post.revision,
    keepMine: () => keep(draft),
    keepOther: () => {
      began.current = post.revision;
      sync.discard();
      sync.begin(wordsToChange(post));
    },
    keepBoth: () => {
      const { doc: _, ...rest } = draft;
      keep({ ...rest, text: `${markdownOf(draft)}\n\n${text}`, mentions: [] });
    },
  };
}
