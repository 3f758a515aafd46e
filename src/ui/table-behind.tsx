import type { Child } from "hono/jsx";

type Props = {
  /** What the table says, read aloud before it. */
  caption: string;
  /** The first column names the row, the others are numbers. */
  head: string[];
  rows: Child[][];
};

/** The numbers behind a chart, for those who read tables better than bars. */
export const TableBehind = ({ caption, head, rows }: Props) => (
  <details>
    <summary class="inline-flex min-h-11 items-center text-sm underline underline-offset-4">As a table</summary>
    <div class="max-w-3xl overflow-x-auto">
      <table class="table table-tight">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((label, index) => (
              <th scope="col" class={index > 0 ? "number" : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell) => (
                <td class="number">{typeof cell === "number" ? cell.toLocaleString("en-GB") : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);
