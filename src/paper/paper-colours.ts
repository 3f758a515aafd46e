/** The day theme's colours, for what leaves the browser: paper and pictures know no stylesheet. */
export const PAPER = {
  sheet: "#fbf8f3",
  ink: "#2c2823",
  quiet: "#625b50",
  edge: "#8c8375",
  line: "#ded6c8",
  stone: "#3d6847",
  light: "#b97719",
} as const;
