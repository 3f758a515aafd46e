type Props = {
  name: string;
  label: string;
  value: string;
  choices: readonly (readonly [value: string, words: string])[];
};

/** One filter of a list: a select whose first choice takes it off. */
export const Choose = ({ name, label, value, choices }: Props) => (
  <label>
    <span class="mb-1 block text-sm">{label}</span>
    <select class="select" name={name}>
      <option value="">All</option>
      {choices.map(([choice, words]) => (
        <option value={choice} selected={choice === value}>
          {words}
        </option>
      ))}
    </select>
  </label>
);
