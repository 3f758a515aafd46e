/** The colour of the paper, for what is not styled by our sheet: the browser's bar, and an installed icon. As in theme.css. */
export const THEME_COLOR = { light: "#fbf8f3", dark: "#25262b" } as const;
