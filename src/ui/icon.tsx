/** Drawings of 24 by 24, one line each; they stand beside a word and are never read aloud. */
const DRAWINGS: Record<string, string> = {
  home: "M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5",
  dashboard: "M5 19v-6M10 19V9M15 19v-8M20 19V5M3 19h19",
  people:
    "M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5ZM3 19.5c0-3 2.7-5 6-5s6 2 6 5M16 5.4a3 3 0 0 1 0 5.8M17.5 14.8c2.2.7 3.5 2.4 3.5 4.7",
  loops: "M9.5 16.5a5 5 0 1 1 0-9M14.5 7.5a5 5 0 1 1 0 9M8.5 12h7",
  matching: "M4 7h5l6 10h5M4 17h5l1.5-2.5M13.5 9.5 15 7h5M17.5 4.5 20 7l-2.5 2.5M17.5 14.5 20 17l-2.5 2.5",
  mail: "M4 6.5h16v11.5H4zM4.5 7.5 12 13l7.5-5.5",
  reports: "M6 4h8l4 4v12H6zM14 4v4h4M9 17v-3M12 17v-6M15 17v-2",
  settings:
    "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM9 19.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
  guide: "M12 7c-2-1.6-4.6-2-8-2v13c3.4 0 6 .4 8 2 2-1.6 4.6-2 8-2V5c-3.4 0-6 .4-8 2ZM12 7v13",
  profile: "M12 12a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5ZM5 20c0-3.6 3.1-6 7-6s7 2.4 7 6",
  calendar: "M4.5 6.5h15V20h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4",
  goal: "M6 21V4M6 5c4-2 7 2 12 0v8c-5 2-8-2-12 0",
  chat: "M4 6h16v10.5h-8.5L7 20v-3.5H4z",
  heart:
    "M12 19.5C6.5 15.5 4 12.7 4 9.6A4.1 4.1 0 0 1 8.1 5.5c1.7 0 3.1 1 3.9 2.5.8-1.5 2.2-2.5 3.9-2.5A4.1 4.1 0 0 1 20 9.6c0 3.1-2.5 5.9-8 9.9Z",
  certificate: "M12 14.5a4.75 4.75 0 1 0 0-9.5 4.75 4.75 0 0 0 0 9.5ZM9 13.6 7.5 20.5l4.5-2.2 4.5 2.2-1.5-6.9",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  check: "M5 12.5 10 17.5 19 7",
  arrow: "M5 12h14M13 6l6 6-6 6",
  back: "M19 12H5M11 6l-6 6 6 6",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",
  download: "M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14",
  clip: "M18.5 11.5 12 18a4 4 0 0 1-5.7-5.7l7-7a2.7 2.7 0 0 1 3.8 3.8l-6.8 6.8a1.3 1.3 0 0 1-1.9-1.9l6.2-6.2",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4M9.5 12h5M9.5 15.5h5",
  problem: "M12 8v5M12 16.5h.01M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17Z",
};

export const Icon = ({ name, size = 20 }: { name: string; size?: number }) => (
  <svg class="shrink-0" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
    <path
      d={DRAWINGS[name] ?? "M12 12h.01"}
      fill="none"
      stroke="currentColor"
      stroke-width={name === "more" ? "2.8" : "1.7"}
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
