import type { Child } from "hono/jsx";
import { Cairn } from "./cairn-mark.tsx";

/** Nothing here yet: why, and the first step. */
export const Empty = ({
  title,
  text,
  children,
  level = 1,
}: {
  title: string;
  text: string;
  children?: Child;
  level?: 1 | 2;
}) => (
  <div class="mx-auto max-w-md py-10 text-center">
    <div class="mb-5 flex justify-center">
      <Cairn stones={2} of={5} size={level === 1 ? 112 : 80} />
    </div>
    {level === 1 ? <h1 class="page-title">{title}</h1> : <h2 class="section-title">{title}</h2>}
    <p class="quiet mb-5">{text}</p>
    <div class="flex flex-wrap justify-center gap-3">{children}</div>
  </div>
);
