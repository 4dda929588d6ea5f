import { t } from "../../i18n/t";
import type { Attachment, Node, Post } from "../../protocol/messages.gen";
import { Picture } from "./Picture";
import { endingOf, sizeText } from "./size";

function filesIn(nodes: readonly Node[]): readonly (number | undefined)[] {
  return nodes.flatMap((node) => [node.file, ...filesIn(node.children ?? [])]);
}

/** The files of a post that do not stand in its text already. */
export function filesBelow(post: Pick<Post, "attachments" | "content">): readonly Attachment[] {
  const inText = new Set(filesIn(post.content));
  return post.attachments.filter((one) => !inText.has(one.file));
}

export function Attachments({ files }: { readonly files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="attachments" aria-label={t("files.of_post")}>
      {files.map((one) => <li key={one.file}>{one.kind === "picture" ? picture(one) : <Document file={one} />}</li>)}
    </ul>
  );
}

function picture(one: Attachment) {
  const { file, name, width = 1, height = 1, description } = one;
  return <Picture file={file} name={name} width={width} height={height} description={description} />;
}

function Document({ file }: { readonly file: Attachment }) {
  const facts = t("files.facts", { kind: endingOf(file.name), size: sizeText(file.size) });
  return (
    <a class="document" href={`/files/${file.file}`} download={file.name}>
      <span class="document-name" dir="auto">{file.name}</span>
      <span class="hint">{facts}</span>
    </a>
  );
}
