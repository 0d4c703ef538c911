// The archive of all files, as Unix tools read it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";

import { pack } from "../src/zip.js";

// Reads the central directory: path, host system and mode of each entry.
function entries(archive) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  const found = [];
  let at = view.getUint32(end + 16, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const path = strFromU8(archive.subarray(at + 46, at + 46 + name));
    found.push(`${path} ${view.getUint8(at + 5)} ${(view.getUint32(at + 38, true) >>> 16).toString(8)}`);
    at += 46 + name + extra + comment;
  }
  return found;
}

test("texts and modes are in the archive", () => {
  const archive = pack([["a/run.sh", "#!/bin/sh\n", true], ["notes.txt", "漢字", false]]);
  assert.deepEqual(entries(archive), ["a/run.sh 3 100755", "notes.txt 3 100644"]);
  assert.equal(strFromU8(unzipSync(archive)["notes.txt"]), "漢字");
});
