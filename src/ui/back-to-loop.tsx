/** The way back from a page below a loop's to the part of the loop that `to` names, as it stands: nothing unfolds. */
export const BackToLoop = ({ to }: { to: string }) => (
  <p>
    <a class="inline-flex min-h-11 items-center" href={to} data-look>
      Back to the loop
    </a>
  </p>
);
