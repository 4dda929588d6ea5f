import type { ComponentChild, ComponentChildren, VNode } from "preact";
import type { Node } from "../../protocol/messages.gen";
import { Picture } from "../files/Picture";
import { paths } from "../../routing/route";

/**
 * What a post holds, as elements. The server sends a closed tree and never HTML; a kind that this client does not know
 * shows its words.
 */
export function Nodes({ nodes, depths = depthsOf(nodes) }: Props) {
  return <>{nodes.map((node, index) => <NodeView key={index} node={node} depths={depths} />)}</>;
}

/** How deep each heading of a post stands on the page. */
type Depths = ReadonlyMap<Node, number>;

interface Props {
  readonly nodes: readonly Node[];
  readonly depths?: Depths;
}

function headings(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => (node.kind === "heading" ? [node] : headings(node.children ?? [])));
}

/**
 * The page has its h1 and the post its h2: those written in a post come below, whichever levels their writer took, and none is left out
 * on the way down. Who listens goes from heading to heading.
 */
function depthsOf(nodes: readonly Node[]): Depths {
  const all = headings(nodes);
  const levels = [...new Set(all.map((node) => node.level ?? 1))].sort();
  let last = 2;
  return new Map(all.map((node) => [node, (last = Math.min(last + 1, levels.indexOf(node.level ?? 1) + 3, 6))]));
}

/** The server lets no other schemes through; a client that trusts nobody looks again. */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  try {
    const url = new URL(href);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function Link({ node, children }: { readonly node: Node; readonly children: ComponentChildren }) {
  const href = safeHref(node.href);
  if (href === undefined) return <>{children}</>;
  const own = href.startsWith(`${location.origin}/`);
  return <a href={href} rel={own ? undefined : "noopener noreferrer nofollow"}>{children}</a>;
}

function Heading({ depth, children }: { readonly depth: number; readonly children: ComponentChildren }) {
  if (depth <= 3) return <h3>{children}</h3>;
  if (depth === 4) return <h4>{children}</h4>;
  return depth === 5 ? <h5>{children}</h5> : <h6>{children}</h6>;
}

type Render = (node: Node, inner: ComponentChildren, depths: Depths) => ComponentChild;

const render: { readonly [K in Node["kind"]]: Render } = {
  text: (node) => node.text ?? "",
  line_break: () => <br />,
  emphasis: (_, inner) => <em>{inner}</em>,
  strong: (_, inner) => <strong>{inner}</strong>,
  strike: (_, inner) => <s>{inner}</s>,
  code: (node) => <code>{node.text}</code>,
  link: (node, inner) => <Link node={node}>{inner}</Link>,
  mention: (node) =>
    node.member === undefined ? node.text : <a class="mention" href={paths.member(node.member)}>{node.text}</a>,
  space_mention: (node) =>
    node.space === undefined ? node.text : <a class="mention" href={paths.space(node.space)}>{node.text}</a>,
  paragraph: (_, inner) => <p>{inner}</p>,
  heading: (node, inner, depths) => <Heading depth={depths.get(node) ?? 3}>{inner}</Heading>,
  quote: (_, inner) => <blockquote>{inner}</blockquote>,
  code_block: (node) => <pre tabIndex={0}><code>{node.text}</code></pre>,
  bullet_list: (_, inner) => <ul>{inner}</ul>,
  ordered_list: (node, inner) => <ol start={node.level ?? 1}>{inner}</ol>,
  item: (_, inner) => <li>{inner}</li>,
  rule: () => <hr />,
  table: (node) => <Table rows={node.children ?? []} />,
  table_head: (_, inner) => <tr>{inner}</tr>,
  table_row: (_, inner) => <tr>{inner}</tr>,
  table_cell: (_, inner) => <td>{inner}</td>,
  picture: ({ file, width, height, text }) =>
    file === undefined || !width || !height ? text : (
      <Picture file={file} width={width} height={height} description={text || undefined} />
    ),
};

function NodeView({ node, depths }: { readonly node: Node; readonly depths: Depths }): VNode {
  const inner = node.children ? <Nodes nodes={node.children} depths={depths} /> : null;
  const known: Render | undefined = Object.hasOwn(render, node.kind) ? render[node.kind] : undefined;
  return <>{known ? known(node, inner, depths) : (inner ?? node.text)}</>;
}

/** Scrolls by itself where it is wider than the screen, so that the page does not. */
function Table({ rows }: { readonly rows: readonly Node[] }) {
  const head = rows.filter((row) => row.kind === "table_head");
  const body = rows.filter((row) => row.kind !== "table_head");
  return (
    <div class="table" tabIndex={0} role="group">
      <table>
        <thead>{head.map((row, at) => <HeadRow key={at} row={row} />)}</thead>
        <tbody><Nodes nodes={body} /></tbody>
      </table>
    </div>
  );
}

function HeadRow({ row }: { readonly row: Node }) {
  // The head is one row of cells, or rows of them.
  const nested = row.children?.some((child) => child.kind === "table_row") ?? false;
  if (nested) return <>{row.children?.map((child, at) => <HeadRow key={at} row={child} />)}</>;
  return (
    <tr>
      {row.children?.map((cell, at) => (
        <th key={at} scope="col">{cell.children && <Nodes nodes={cell.children} />}</th>
      ))}
    </tr>
  );
}

/** Their words do not run into those that follow. */
const apart: ReadonlySet<Node["kind"]> = new Set(["paragraph", "heading", "item", "line_break", "table_cell", "code_block", "picture"] as const);

/** The words of a post without their form, for quoting. */
export function plainText(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      return (node.text ?? "") + plainText(node.children ?? []) + (apart.has(node.kind) ? " " : "");
    })
    .join("")
    .replace(/\s+/g, " ");
}
