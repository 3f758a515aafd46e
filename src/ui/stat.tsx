import type { Child } from "hono/jsx";

/** A few numbers in a row; each can lead to the people behind it. */
export const Stats = ({ children }: { children?: Child }) => (
  <dl class="grid grid-cols-2 gap-x-8 gap-y-5 sm:flex sm:flex-wrap sm:gap-x-12">{children}</dl>
);

export const Stat = ({
  label,
  value,
  href,
  hint,
}: {
  label: string;
  value: number | string;
  href?: string;
  hint?: string;
}) => {
  const shown = typeof value === "number" ? value.toLocaleString("en-GB") : value;
  return (
    <div class="min-w-0">
      <dt class="quiet text-sm">{label}</dt>
      <dd class="heading text-3xl tabular-nums">
        {href ? (
          <a class="plain hover:underline" href={href}>
            {shown}
          </a>
        ) : (
          shown
        )}
        {hint ? <span class="quiet block font-body font-normal text-sm">{hint}</span> : null}
      </dd>
    </div>
  );
};
