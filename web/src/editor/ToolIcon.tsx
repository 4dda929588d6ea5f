/** Drawn like the other icons, on 24 by 24; their words are the names of their buttons. */
const drawings = {
  strong: "M8 5h5a3.5 3.5 0 0 1 0 7H8zM8 12h6a3.5 3.5 0 0 1 0 7H8z",
  emphasis: "M10 5h7M7 19h7M14 5l-4 14",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1",
  bullets: "M10 6h10M10 12h10M10 18h10M5 6h.01M5 12h.01M5 18h.01",
  numbers: "M11 6h9M11 12h9M11 18h9M4 5l1.500-1v4.500M4 8.500h3M4 15.500c0-2 3-2 3 0 0 1-3 2-3 3.500h3",
  heading: "M6 5v14M17 5v14M6 12h11",
  quote: "M5 6v12M9.500 8H20M9.500 12H20M9.500 16h7",
} as const;

export type Tool = keyof typeof drawings;

export function ToolIcon({ tool }: { readonly tool: Tool }) {
  return (
    <svg class={`icon tool-${tool}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[tool]} />
    </svg>
  );
}
