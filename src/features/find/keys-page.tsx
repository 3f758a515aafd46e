import { Key } from "../../ui/find-box.tsx";

/** Every key that does something, where it does. */
const KEYS: { where: string; keys: [key: string[], does: string][] }[] = [
  {
    where: "Everywhere",
    keys: [
      [["Ctrl K", "⌘ K"], "Find people, loops, pages, actions"],
      [["?"], "Show these keys"],
      [["Esc"], "Close what is open"],
    ],
  },
  {
    where: "In what was found",
    keys: [
      [["↓", "↑"], "Go down, go up"],
      [["Enter"], "Open it"],
    ],
  },
  {
    where: "In a list of people",
    keys: [
      [["j", "k"], "Go down, go up"],
      [["x"], "Choose, or choose no more"],
      [["a"], "Go to what can be done with those chosen"],
      [["Enter"], "Open their summary"],
      [["/"], "Go to the search"],
    ],
  },
];

/** Shown on `?`, inside of a dialog; and a page of its own. */
export const KeyList = ({ level, off }: { level: 1 | 2; off: boolean }) => (
  <>
    {level === 1 ? <h1 class="page-title">Keys</h1> : <h2 class="section-title">Keys</h2>}
    <p class="quiet mb-4 text-sm">
      {off
        ? "Keys of a single letter or sign do nothing for you now. You can switch them on in "
        : "Does a letter do what you did not mean? Switch such keys off in "}
      <a href="/account#keys">your account</a>.
    </p>
    {KEYS.map(({ where, keys }) => (
      <section class="mb-4" aria-label={where}>
        <p class="eyebrow">{where}</p>
        <dl>
          {keys.map(([names, does]) => (
            <div class="flex items-center gap-3 py-2">
              <dt class="flex w-32 shrink-0 gap-2">
                {names.map((name) => (
                  <Key name={name} />
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </>
);
