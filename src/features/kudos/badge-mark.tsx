import { pebble } from "../../ui/cairn-mark.tsx";
import type { Badge } from "./kudos.tables.ts";

/** A stone for each badge, with its sign: a knot, a net, a lamp, a mountain, a spark. Its name stands beside it. */
const SIGNS: Record<Badge, string> = {
  trust: "M25 22a6 6 0 1 1 6 -6M39 18a6 6 0 1 1 -6 6M27 20h10",
  networking:
    "M24 12.5a2.4 2.4 0 1 0 .01 0ZM40 12.5a2.4 2.4 0 1 0 .01 0ZM32 24.2a2.4 2.4 0 1 0 .01 0ZM26.6 15h10.8M25.4 17l5.2 7.4M38.6 17l-5.2 7.4",
  expertise: "M28 25h8M29 28.5h6M27.5 21.5a6.5 6.5 0 1 1 9 0l-1 3.5h-7z",
  commitment: "M20.5 27.5 29 13.5l5 8 3-4 6.5 10zM26.5 17.7l2.5 2 2-1.6",
  creativity: "M32 11.5v5M32 23.5v5M23.5 20h5M35.5 20h5M26 14l3 3M35 23l3 3M38 14l-3 3M29 23l-3 3",
};
const LEANS: Record<Badge, number> = { trust: 1, networking: -1, expertise: 1, commitment: -1, creativity: 1 };

export const BadgeMark = ({ badge, size = 40 }: { badge: Badge; size?: number }) => (
  <svg
    class="shrink-0"
    viewBox="4 2 56 36"
    width={Math.round((size * 56) / 36)}
    height={size}
    aria-hidden="true"
    focusable="false"
  >
    <path d={pebble({ x: 32, y: 20, rx: 25, ry: 15.5, lean: LEANS[badge] })} class="stone-done" />
    <path
      d={SIGNS[badge]}
      fill="none"
      stroke="var(--color-primary-content)"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

export const badgeName = (badge: Badge) => badge.charAt(0).toUpperCase() + badge.slice(1);
