import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Form } from "../../ui/field.tsx";
import type { FoundGroup } from "./find.ts";

/** The choices in the dialog: one list box, moved through with the arrow keys while the field keeps the focus. */
export const FoundList = ({ groups }: { groups: readonly FoundGroup[] }) => {
  const count = groups.reduce((sum, { found }) => sum + found.length, 0);
  return (
    <>
      <p class={count === 0 ? "py-3" : "sr-only"} role="status">
        {count === 0 ? "Nothing fits. Try fewer letters." : count === 1 ? "1 result" : `${count} results`}
      </p>
      {count === 0 ? null : (
        <div role="listbox" id="found-list" aria-label="Found">
          {groups.map(({ group, title, found }) => (
            // biome-ignore lint/a11y/useSemanticElements: a list box holds groups, and no field sets.
            <div role="group" aria-labelledby={`found-${group}`} class="menu-list">
              <p class="eyebrow px-3" id={`found-${group}`}>
                {title}
              </p>
              {found.map((one, index) => (
                <a role="option" id={`found-${group}-${index}`} href={one.href} tabindex={-1} aria-selected="false">
                  <span class="min-w-0 flex-1 break-words">{one.label}</span>
                  {one.hint ? <span class="quiet max-w-40 truncate text-sm">{one.hint}</span> : null}
                </a>
              ))}
            </div>
          ))}
        </div>
      )}
    </>
  );
};

/** The same as a page, for those without JavaScript. */
export const FindPage = ({ path, typed, groups }: { path: string; typed: string; groups: readonly FoundGroup[] }) => (
  <>
    <h1 class="page-title">Find</h1>
    <Form method="get" action={path} class="mb-6 flex items-end gap-3">
      <label class="min-w-0 flex-1">
        <span class="mb-1 block text-sm">People, loops, pages, actions</span>
        <input class="input" type="search" name="q" value={typed} autocomplete="off" />
      </label>
      <Button kind="quiet">Find</Button>
    </Form>
    {groups.length === 0 ? (
      <Empty level={2} title="Nothing fits" text="Try fewer letters, or another word for it." />
    ) : (
      groups.map(({ group, title, found }) => (
        <section class="mb-6" aria-labelledby={`title-${group}`}>
          <h2 class="section-title" id={`title-${group}`}>
            {title}
          </h2>
          <ul>
            {found.map((one) => (
              <li>
                <a class="inline-flex min-h-11 items-center" href={one.href}>
                  {one.label}
                </a>
                {one.hint ? <span class="quiet text-sm"> {one.hint}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ))
    )}
  </>
);
