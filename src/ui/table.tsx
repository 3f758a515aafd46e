import type { Child } from "hono/jsx";

export type Column<T> = {
  id: string;
  label: string;
  cell: (row: T) => Child;
  sortHref?: string | undefined;
  sorted?: "ascending" | "descending" | undefined;
  wide?: boolean;
};

type TableProps<T> = {
  caption: string;
  columns: Column<T>[];
  rows: readonly T[];
  rowKey?: (row: T) => string;
  select?: { name: string; value: (row: T) => string; label: (row: T) => string };
};

/** A table; on a phone each row becomes a small card with its labels. `select` puts a box before each row. */
export function Table<T>({ caption, columns, rows, select }: TableProps<T>) {
  return (
    <div class="overflow-x-auto">
      <table class="table stack-on-phone w-full">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {select ? (
              <th scope="col">
                <span class="sr-only">Choose</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <th scope="col" aria-sort={column.sorted}>
                {column.sortHref ? (
                  <a href={column.sortHref}>
                    {column.label}
                    {column.sorted ? (column.sorted === "ascending" ? " ↑" : " ↓") : ""}
                  </a>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {select ? (
                <td>
                  <label class="inline-flex size-11 items-center justify-center">
                    <input
                      class="checkbox"
                      type="checkbox"
                      name={select.name}
                      value={select.value(row)}
                      data-selection-target="row"
                      data-action="selection#count"
                    />
                    <span class="sr-only">{select.label(row)}</span>
                  </label>
                </td>
              ) : null}
              {columns.map((column) => (
                <td data-label={column.label}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The way to the next page of a long list. */
export const Pager = ({ next, first }: { next: string | null; first?: string | null }) =>
  next || first ? (
    <nav class="mt-4 flex gap-3" aria-label="Pages">
      {first ? (
        <a class="btn btn-ghost" href={first}>
          Back to the beginning
        </a>
      ) : null}
      {next ? (
        <a class="btn btn-ghost" href={next}>
          More
        </a>
      ) : null}
    </nav>
  ) : null;
