export type Tab = { label: string; href: string; current: boolean; count?: number };

/** Parts of one subject, each with its own address. */
export const Tabs = ({ label, tabs }: { label: string; tabs: Tab[] }) => (
  <nav class="tabs" aria-label={label}>
    {tabs.map((tab) => (
      <a class="plain" href={tab.href} aria-current={tab.current ? "page" : undefined}>
        {tab.label}
        {tab.count === undefined ? null : <span class="quiet font-normal text-sm">{tab.count}</span>}
      </a>
    ))}
  </nav>
);
