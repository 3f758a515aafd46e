import { Icon } from "./icon.tsx";

export type NavEntry = { label: string; href: string; current: boolean; icon?: string; count?: number };

/** How many fit into the bar of a phone; with more, the last place opens the rest. */
export const PLACES = 5;

/** Where one can go: at the side with many entries, above with few, and at the thumb on a phone. */
export const Navigation = ({ entries }: { entries: NavEntry[] }) => {
  const first = entries.length > PLACES ? entries.slice(0, PLACES - 1) : entries;
  const rest = entries.slice(first.length);
  return (
    <nav aria-label="Main" class={`main-nav ${entries.length > PLACES ? "nav-side" : "nav-top"}`}>
      <ul>
        {first.map((entry) => (
          <li>
            <Entry {...entry} />
          </li>
        ))}
        {rest.map((entry) => (
          <li class="nav-late">
            <Entry {...entry} />
          </li>
        ))}
        {rest.length > 0 ? (
          <li>
            <details class="nav-more" data-controller="menu">
              <summary class={rest.some((entry) => entry.current) ? "font-semibold" : undefined}>
                <Icon name="more" />
                <span class="nav-label">More</span>
              </summary>
              <ul class="nav-sheet">
                {rest.map((entry) => (
                  <li>
                    <Entry {...entry} />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ) : null}
      </ul>
    </nav>
  );
};

const Entry = ({ label, href, current, icon, count }: NavEntry) => (
  <a class="plain" href={href} aria-current={current ? "page" : undefined}>
    <Icon name={icon ?? ""} />
    <span class="nav-label">{label}</span>
    {count ? <span class="nav-count">{count > 999 ? "1,000+" : count}</span> : null}
  </a>
);
