/** Chooses every row of this page. It needs JavaScript, which shows it. */
export const PickAll = () => (
  <th scope="col" class="pick">
    <label class="inline-flex size-11 items-center justify-center" hidden data-selection-target="all">
      <input class="checkbox checkbox-sm checkbox-primary" type="checkbox" data-action="selection#all" />
      <span class="sr-only">Choose all of this page</span>
    </label>
  </th>
);

export const PickRow = ({ name, value, label }: { name: string; value: string; label: string }) => (
  <td class="pick">
    <label class="inline-flex size-11 cursor-pointer items-center justify-center">
      <input
        class="checkbox checkbox-sm checkbox-primary"
        type="checkbox"
        id={`choose-${value}`}
        name={name}
        value={value}
        data-selection-target="row"
        data-action="selection#count"
      />
      <span class="sr-only">{label}</span>
    </label>
  </td>
);
