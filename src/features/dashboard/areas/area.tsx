import type { Child } from "hono/jsx";

type Props = {
  id: string;
  title: string;
  /** What the numbers mean, below them. */
  definition: Child;
  children: Child;
};

/** One of the areas of the dashboard: its numbers, its chart, the table behind it, what can be done. */
export const Area = ({ id, title, definition, children }: Props) => (
  <section class="flex min-w-0 flex-col gap-4" aria-labelledby={id}>
    <h2 class="section-title mb-0" id={id}>
      {title}
    </h2>
    {children}
    <p class="quiet max-w-[68ch] text-sm">{definition}</p>
  </section>
);

/** Where one goes on from an area. */
export const Ways = ({ ways }: { ways: { words: string; href: string }[] }) =>
  ways.length === 0 ? null : (
    <ul class="flex flex-wrap gap-x-6 print:hidden">
      {ways.map(({ words, href }) => (
        <li>
          <a class="inline-flex min-h-11 items-center" href={href}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
