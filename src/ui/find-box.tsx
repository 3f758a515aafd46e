import { Icon } from "./icon.tsx";

/**
 * The way to everywhere, in the head of each page: a link to the page that finds, and with JavaScript a dialog of one
 * field, its choices drawn by the server. And the dialog with all keys, fetched when it is opened.
 */
export const FindBox = ({ find, keys }: { find: string; keys: string }) => (
  <div data-controller="find" data-find-url-value={find} data-find-keys-value={keys}>
    <a
      class="btn btn-ghost px-2"
      href={find}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      data-action="find#open:prevent"
    >
      <Icon name="search" />
      <span class="max-sm:sr-only">Find</span>
      <span class="max-lg:hidden" aria-hidden="true">
        <Key name="Ctrl K" />
      </span>
    </a>
    <dialog class="ask find" aria-label="Find" data-find-target="dialog" data-action="click->find#outside">
      <form action={find} data-action="submit->find#go:prevent">
        <input
          class="input"
          type="text"
          name="q"
          role="combobox"
          aria-label="Find people, loops, pages, actions"
          aria-autocomplete="list"
          aria-expanded={false}
          aria-controls="found-list"
          placeholder="People, loops, pages, actions"
          autocomplete="off"
          data-find-target="field"
          data-action="input->find#ask keydown->find#press"
        />
      </form>
      <div class="mt-3" data-find-target="list" data-action="click->find#close" />
    </dialog>
    <dialog class="ask" aria-label="Keys" data-find-target="keys" data-action="click->find#outside">
      <div data-find-target="keyList" />
      <form method="dialog" class="mt-3 text-end">
        <button class="btn btn-quiet" type="submit">
          Close
        </button>
      </form>
    </dialog>
  </div>
);

export const Key = ({ name }: { name: string }) => <kbd class="badge whitespace-nowrap">{name}</kbd>;
