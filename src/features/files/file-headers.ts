/** Pictures we drew ourselves may be looked at in the browser; everything else is saved. */
const SHOWN = new Set(["image/jpeg", "image/png", "image/webp"]);

/**
 * How a file of a member is handed out: as what it was found to be and nothing else, to be saved unless it is a picture
 * drawn anew, and, should a browser open it all the same, in a sandbox where nothing runs or loads.
 */
export function fileHeaders(name: string, type: string): Record<string, string> {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
    "content-disposition": `${SHOWN.has(type) ? "inline" : "attachment"}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
  };
}
