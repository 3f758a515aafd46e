const TONES = [
  "bg-base-300 text-base-content",
  "bg-primary text-primary-content",
  "bg-neutral text-neutral-content",
  "bg-secondary text-secondary-content",
];

/** Initials on a warm tone; the name stands beside it, so it is decoration. */
export const Avatar = ({ name, size = "md" }: { name: string; size?: "sm" | "md" | "lg" }) => {
  const initials = name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => [...part][0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  const measure = { sm: "size-8 text-xs", md: "size-10 text-sm", lg: "size-14 text-lg" }[size];
  return (
    <span
      class={`inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold ${measure} ${TONES[sum % TONES.length]}`}
      aria-hidden="true"
    >
      {initials || "?"}
    </span>
  );
};
