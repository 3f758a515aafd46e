import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export type Migration = { name: string; text: string; checksum: string };

/**
 * Reads the `NNNN-name.sql` files of a folder in the order of their names. Any other name and two files with one
 * number are errors: they are slips that would run migrations in an order nobody chose.
 */
export async function migrationsIn(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const numbers = new Set<string>();
  for (const name of names) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (!number) throw new Error(`${name}: a migration is called NNNN-name.sql`);
    if (numbers.has(number)) throw new Error(`${name}: there is another migration ${number}`);
    numbers.add(number);
  }
  return Promise.all(names.map((name) => read(folder, name)));
}

async function read(folder: string, name: string): Promise<Migration> {
  // A checkout on Windows may turn the line ends; that is not a change.
  const text = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
  return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
}
