import { PAPER } from "../../paper/paper-colours.ts";
import { FINISHED } from "../../ui/cairn-mark.tsx";

const WORDS = "A cairn of five stones with a small flag of light";
const BAKED = "https://purl.imsglobal.org/ob/v3p0";

/** The picture of every badge: the finished cairn in a ring. */
export const emblem = (): string => drawing("", "");

/** The picture with the signed credential baked in, as Open Badges describes it for SVG: wallets read it from there. */
export function bakedEmblem(jws: string): string {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jws)) throw new Error("not a compact JWS");
  return drawing(` xmlns:openbadges="${BAKED}"`, `\n  <openbadges:credential verify="${jws}"></openbadges:credential>`);
}

function drawing(attributes: string, first: string): string {
  const stones = FINISHED.stones.map((shape) => `<path d="${shape}" fill="${PAPER.stone}"/>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg"${attributes} viewBox="0 0 512 512" width="512" height="512" role="img" aria-label="${WORDS}">${first}
  <circle cx="256" cy="256" r="250" fill="${PAPER.sheet}" stroke="${PAPER.stone}" stroke-width="10"/>
  <circle cx="256" cy="256" r="234" fill="none" stroke="${PAPER.line}" stroke-width="2"/>
  <g transform="translate(150 142) scale(3.3)">
    <path d="${FINISHED.pole}" stroke="${PAPER.edge}" stroke-width="2" stroke-linecap="round"/>
    <path d="${FINISHED.flag}" fill="${PAPER.light}"/>
    ${stones}
  </g>
</svg>
`;
}
