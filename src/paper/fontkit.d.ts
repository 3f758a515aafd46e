/** What the certificate needs of fontkit, which brings no types. */
declare module "fontkit" {
  export function create(file: Buffer): { characterSet: number[] };
}
