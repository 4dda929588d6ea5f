/** Drawn on 24 by 24, one line width; what they mean always stands beside them in words. */
const drawings = {
  new: "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5",
  channels: "M9 4 7 20M17 4l-2 16M4 9h16M4 15h16",
  notices: "M6 17v-6a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21.5h4",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20 20",
  members: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.4a3.5 3.5 0 0 1 0 6.3M18.5 14.6c1.8.9 3 2.7 3 5.4",
  peers: "M4 5h16v10h-9l-4 4v-4H4zM9 10h6",
  cycles: "M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5",
  organisations: "M4 20h16M6 20V5h8v15M14 10h4v10M9 9h2M9 13h2",
  administration: "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M13 5v4M11 15v4",
  keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8",
  menu: "M4 7h16M4 12h16M4 17h16",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  journal: "M6 3h12v18H6zM9 3v18M12 8h3M12 12h3",
  back: "M19 12H5M11 6l-6 6 6 6",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={name === "back" ? "icon flips" : "icon"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
