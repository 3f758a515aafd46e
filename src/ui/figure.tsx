/** A number with its name, for a list of them; it leads to the people behind it. */
export const Figure = ({ label, value, href }: { label: string; value: number | string; href: string }) => (
  <div>
    <dt class="quiet text-sm">{label}</dt>
    <dd class="heading text-2xl">
      <a class="plain" href={href}>
        {value}
      </a>
    </dd>
  </div>
);
