// A lazy part: packs a workspace into a zip archive.
import { strToU8, zipSync } from "fflate";

// Returns the bytes of an archive of [path, text, whether it may be executed]. Modes stand in it as Unix tools write and read them.
export function pack(files) {
  const entries = files.map(([path, text, isExecutable]) => {
    const mode = REGULAR_FILE | (isExecutable ? 0o755 : 0o644);
    return [path, [strToU8(text), { os: UNIX, attrs: mode * 0x10000 }]];
  });
  return zipSync(Object.fromEntries(entries), { level: 6 });
}

// Of the host systems that the format knows, the one whose attributes hold a mode.
const UNIX = 3;
const REGULAR_FILE = 0o100000;
