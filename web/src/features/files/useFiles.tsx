import { signal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t";
import type { AttachedFile, Attachment, FileLimits } from "../../protocol/messages.gen";
import type { Client } from "../../state/client";
import { useClient } from "../../state/context";
import { recall } from "../../state/storage";
import { tell } from "../../ui/Notice";
import { AddFile } from "./AddFile";
import { bodyOf } from "./bodyOf";
import type { Uploads } from "./uploads";

type Part = typeof import("./lazy");

const part = signal<Part | undefined>(undefined);

async function bring(): Promise<Part> {
  part.value ??= await import("./lazy");
  return part.value;
}

/**
 * Counts up when a draft got files: they come back from a post that is not sent after all, or the field that opened the
 * chooser was put anew meanwhile (a phone lays the page aside for its camera), and the one that stands there now shows them.
 */
const arrived = signal(0);

/** The files of a post that is not sent after all are in its draft again. */
export async function giveBack(client: Client, name: string, files: readonly Attachment[]): Promise<void> {
  if (files.length === 0) return;
  (await bring()).uploadsOf(client, name, []).giveBack(files);
  arrived.value++;
}

/** What a composer needs to take files; everything else about them is in here. */
export interface Files {
  readonly isDropping: boolean;
  readonly hasAny: boolean;
  /** Stand below the field. */
  readonly rows: ComponentChild;
  readonly onFocus: () => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onDrag: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  /** Sends now, or when all files are there and described. */
  readonly whenReady: (send: () => void) => void;
  /** The list for the command; nothing where there is none. */
  readonly attached: () => { readonly files?: readonly AttachedFile[] };
  /** As they will look, for the time until the post is there. */
  readonly shown: () => readonly Attachment[];
  /** The words, or what stands for them where somebody sent files without any. */
  readonly body: (words: string) => string;
  readonly clear: () => void;
}

function filesOf(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])];
}

/** How large files may be: asked once, when somebody begins to write or brings a file. */
function useLimits(client: Client) {
  const [limits, setLimits] = useState<FileLimits>();
  const isAsked = useRef(false);
  const askLimits = (): void => {
    if (isAsked.current) return;
    isAsked.current = true;
    void client.send("file.limits", {}).then((answer) => {
      if (answer.ok) setLimits(answer.value);
      else isAsked.current = false;
    });
  };
  return { limits, askLimits };
}

/** `name`: the draft's. `before`: files of the post that is changed; its list is then sent even when it is empty. */
export function useFiles(name: string, before?: readonly Attachment[]): Files {
  const client = useClient();
  const [uploads, setUploads] = useState<Uploads>();
  const [isDropping, setDropping] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [held, setHeld] = useState<{ readonly send: () => void }>();
  const loading = useRef<Promise<Uploads>>();
  const { limits, askLimits } = useLimits(client);
  const take = (): Promise<Uploads> =>
    (loading.current ??= bring().then(
      (all) => {
        const mine = all.uploadsOf(client, name, before ?? []);
        setUploads(mine);
        return mine;
      },
      (error: unknown) => {
        // Without a network it did not come; the next file asks again.
        loading.current = undefined;
        throw error;
      },
    ));
  useEffect(() => {
    if (recall(`files.${name}`) !== undefined || (before?.length ?? 0) > 0) void take();
  }, [arrived.value]);
  const add = (files: readonly File[]): void => {
    if (files.length === 0) return;
    const refuse = (): void => tell(t("error.offline"));
    take().then((mine) => {
      if (mine.items.value.length + files.length > 10) tell(t("files.too_many"));
      setAsking(false);
      void mine.add(files, limits);
      arrived.value++;
    }, refuse);
  };
  const items = uploads?.items.value ?? [];
  const isReady = items.every((item) => item.standing === "done");
  const hasFailed = items.some((item) => item.standing === "failed");
  useEffect(() => {
    if (!held || (!isReady && !hasFailed)) return;
    setHeld(undefined);
    if (isReady) held.send();
  }, [held, isReady, hasFailed]);
  const whenReady = (send: () => void): void => {
    const isMissing = items.some((one) => one.isPicture && !one.isDecorative && one.description.trim() === "");
    // Asked again, the first gap takes the focus again.
    setAsking(false);
    if (isMissing || hasFailed) window.setTimeout(() => setAsking(true), 0);
    else if (isReady) send();
    else setHeld({ send });
  };
  const Rows = part.value?.Rows;
  return {
    isDropping,
    hasAny: items.length > 0,
    rows: (
      <div class="files-below">
        {uploads && Rows && items.length > 0 && (
          <Rows uploads={uploads} isAsking={isAsking} isHeld={held !== undefined} onRelease={() => setHeld(undefined)} />
        )}
        <AddFile limits={limits} onFiles={add} />
      </div>
    ),
    onFocus: askLimits,
    onPaste: (event) => {
      const files = filesOf(event.clipboardData);
      // Office programs give a picture of what is copied beside its words: the words are meant.
      if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
      event.preventDefault();
      event.stopPropagation();
      add(files);
    },
    onDrag: (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      askLimits();
      setDropping(event.type !== "dragleave");
    },
    onDrop: (event) => {
      setDropping(false);
      const files = filesOf(event.dataTransfer);
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      add(files);
    },
    whenReady,
    attached: () => {
      const files = uploads?.attached() ?? [];
      return files.length > 0 || (before && uploads) ? { files } : {};
    },
    shown: () => uploads?.shown() ?? [],
    body: (words) => (words.trim() === "" ? bodyOf(items) : words),
    clear: () => {
      part.value?.forgetUploads(name);
      loading.current = undefined;
      setUploads(undefined);
    },
  };
}
