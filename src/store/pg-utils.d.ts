// @types/pg leaves this module out.
declare module "pg/lib/utils.js" {
  /** How `pg` writes a parameter: text, a Buffer for bytes, or null. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
