import type { Child } from "hono/jsx";
import { PickAll, PickRow } from "./table-pick.tsx";

export type Column<T> = {
  id: string;
  label: string;
  cell: (row: T) => Child;
  sortHref?: string | undefined;
  sorted?: "ascending" | "descending" | undefined;
  /** Numbers stand at the end of their column. */
  number?: boolean;
  /** The first to go where there is little room beside an open summary. */
  late?: boolean;
};

type TableProps<T> = {
  caption: string;
  /** The first one names the row: on a phone it is the title of the card. */
  columns: Column<T>[];
  rows: readonly T[];
  /** Keeps a row itself through refreshes; needed when the order can change. */
  rowKey?: (row: T) => string;
  /** The row whose summary is open. */
  current?: (row: T) => boolean;
  /** A box before each row; put the table into a `Selection`. */
  select?: { name: string; value: (row: T) => string; label: (row: T) => string };
};

/** A table; on a phone each row becomes a small card with its labels. */
export function Table<T>({ caption, columns, rows, rowKey, current, select }: TableProps<T>) {
  const key = rowKey ?? select?.value;
  return (
    <div class="table-wrap">
      <table class="table">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {select ? <PickAll /> : null}
            {columns.map((column) => (
              <Head column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr id={key ? `row-${key(row)}` : undefined} aria-current={current?.(row) ? "true" : undefined}>
              {select ? <PickRow name={select.name} value={select.value(row)} label={select.label(row)} /> : null}
              {columns.map((column, index) => (
                <Cell column={column} row={row} head={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<T>({ column }: { column: Column<T> }) {
  const arrow = column.sorted === undefined ? "" : column.sorted === "ascending" ? "↑" : "↓";
  return (
    <th scope="col" aria-sort={column.sorted} class={lookOf(column)}>
      {column.sortHref ? (
        <a href={column.sortHref}>
          {column.label} {arrow ? <span aria-hidden="true">{arrow}</span> : null}
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

function Cell<T>({ column, row, head }: { column: Column<T>; row: T; head: boolean }) {
  const look = lookOf(column);
  return head ? (
    <th scope="row" class={look}>
      {column.cell(row)}
    </th>
  ) : (
    <td data-label={column.label} class={look}>
      <span class="min-w-0">{column.cell(row)}</span>
    </td>
  );
}

const lookOf = ({ number, late }: { number?: boolean; late?: boolean }) =>
  [number ? "number" : "", late ? "late" : ""].filter(Boolean).join(" ") || undefined;

/** The way to the next page of a long list. */
export const Pager = ({ next, first }: { next: string | null; first?: string | null }) =>
  next || first ? (
    <nav class="mt-5 flex flex-wrap gap-3" aria-label="Pages">
      {first ? (
        <a class="btn btn-ghost" href={first}>
          Back to the beginning
        </a>
      ) : null}
      {next ? (
        <a class="btn btn-quiet" href={next}>
          Show more
        </a>
      ) : null}
    </nav>
  ) : null;
