const TONES = ["wash-moss", "wash-dawn", "wash-river", "wash-clay", "bg-base-300 text-base-content"];
const SIZES = { sm: "size-8 text-xs", md: "size-10 text-sm", lg: "size-14 text-lg" };

/** Initials on a warm tone, the same for the same name; the name stands beside it, so it is decoration. */
export const Avatar = ({ name, size = "md" }: { name: string; size?: "sm" | "md" | "lg" }) => (
  <span
    class={`inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold ${SIZES[size]} ${toneOf(name)}`}
    aria-hidden="true"
  >
    {initialsOf(name)}
  </span>
);

/** Two people who overlap a little: a pair, a group. */
export const Avatars = ({ names, size = "md" }: { names: string[]; size?: "sm" | "md" | "lg" }) => (
  <span class="inline-flex -space-x-2">
    {names.slice(0, 3).map((name) => (
      <span class="rounded-full ring-2 ring-base-100">
        <Avatar name={name} size={size} />
      </span>
    ))}
  </span>
);

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0]!, words[words.length - 1]!] : words;
  return chosen.map((word) => [...word][0]!.toLocaleUpperCase("en")).join("") || "?";
}

function toneOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)!) % 9973;
  return TONES[sum % TONES.length]!;
}
