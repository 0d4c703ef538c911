// Files, folders and archives that are opened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";

import { open } from "../src/open.js";
import { pack } from "../src/zip.js";

const opened = async (items, most = 1000) => {
  const { isWhole, leftOut, files } = await open(items, most);
  const told = files.map(({ path, content, isExecutable, problem }) => `${path}${isExecutable ? "*" : ""}: ${problem ?? JSON.stringify(new TextDecoder().decode(content))}`);
  return [isWhole, leftOut.join(), ...told];
};
const file = (name, content) => new File([content], name);
const folder = (name, entries) => ({
  name, isDirectory: true,
  createReader: () => {
    const parts = [entries, []];
    return { readEntries: (resolve) => resolve(parts.shift()) };
  },
});
const entry = (name, content) => ({ name, isDirectory: false, file: (resolve) => resolve(file(name, content)) });

test("an archive of the page comes back with its modes", async () => {
  const archive = pack([["a/run.sh", "#!/bin/sh\n", true], ["notes.txt", "漢字", false], ["empty", "", false]]);
  assert.deepEqual(await opened([file("drydock.zip", archive)]), [true, "", 'a/run.sh*: "#!/bin/sh\\n"', 'notes.txt: "漢字"', 'empty: ""']);
});

test("the folder around a project is left out, and so is what belongs to no workspace", async () => {
  const archive = zipSync({ "app/Dockerfile": strToU8("FROM a"), "app/.git/HEAD": strToU8("x"), "__MACOSX/._a": strToU8("x"), "app/src\\a.py": strToU8("1") });
  const expected = [true, ".git,__MACOSX", 'Dockerfile: "FROM a"', 'src/a.py: "1"'];
  assert.deepEqual(await opened([file("APP.ZIP", archive)]), expected);
});

test("a folder is read with all that is below it", async () => {
  const project = folder("app", [entry("Dockerfile", "FROM a"), folder("src", [entry("a.py", "1")]), folder("node_modules", [entry("x", "x")])]);
  assert.deepEqual(await opened([project]), [true, "node_modules", 'Dockerfile: "FROM a"', 'src/a.py: "1"']);
});

test("bytes come as they are, and what cannot be read is named", async () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x22, 0x6f]);
  const { files } = await open([file("le.txt", bytes)], 1000);
  assert.deepEqual(files, [{ path: "le.txt", isExecutable: null, bytes: 6, content: bytes }]);
  assert.deepEqual(
    await opened([file("long.txt", "x".repeat(1001)), file("broken.zip", "PK")]),
    [true, "", "long.txt: large", "broken.zip: unreadable"],
  );
});

test("an archive does not unpack to more than it says", async () => {
  const archive = zipSync({ "a.txt": strToU8("x".repeat(100_000)) });
  assert.deepEqual(await opened([file("a.zip", archive)]), [true, "", "a.txt: large"]);
  const view = new DataView(archive.buffer);
  let at = archive.length - 22;
  at = view.getUint32(at + 16, true);
  view.setUint32(at + 24, 10, true);
  const [, , told] = await opened([file("a.zip", archive)]);
  assert.ok(told === "a.txt: unreadable" || told === `a.txt: "${"x".repeat(10)}"`, told);
});
