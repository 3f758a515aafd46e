/** How much of something is done, with the words beside it. */
export const Progress = ({ done, of, label }: { done: number; of: number; label: string }) => (
  <span class="flex items-center gap-3">
    <progress class="progress w-32" value={done} max={Math.max(of, 1)} aria-label={label} />
    <span class="quiet whitespace-nowrap text-sm tabular-nums">
      {done} of {of}
    </span>
  </span>
);
