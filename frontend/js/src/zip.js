// A lazy part: packs a workspace into a zip archive.
import { strToU8, zipSync } from "fflate";

// Returns the bytes of an archive of [path, text] pairs.
export function pack(files) {
  return zipSync(Object.fromEntries(files.map(([path, text]) => [path, strToU8(text)])), { level: 6 });
}
