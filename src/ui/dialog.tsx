import type { Child } from "hono/jsx";

/** Asks before something that cannot be taken back. A `<Button dialog={id}>` opens it; without JavaScript its link does. */
export const Dialog = ({
  id,
  title,
  keep = "Keep it",
  children,
  action,
}: {
  id: string;
  title: string;
  keep?: string;
  children?: Child;
  /** The form with the one button that does it. */
  action: Child;
}) => (
  <dialog class="ask" id={id} aria-labelledby={`${id}-title`} data-controller="dialog" data-keep-open>
    <h2 class="section-title" id={`${id}-title`}>
      {title}
    </h2>
    <div class="mb-5">{children}</div>
    <div class="flex flex-wrap justify-end gap-3">
      <a class="btn btn-quiet" href="#content" data-action="dialog#close:prevent">
        {keep}
      </a>
      {action}
    </div>
  </dialog>
);
