// A lazy part: reads loose files, folders and zip archives as the files of a workspace.
import { inflateSync } from "fflate";

// Returns { isWhole, leftOut, files } of File objects and folders of a drop; each file is { path, content, isExecutable, problem, bytes },
// whose content is bytes.
export async function open(items, mostBytes) {
  const [found, leftOut] = [[], new Set()];
  let isWhole = false;
  const take = async (path, isExecutable, bytes, read) => {
    const junk = path.split("/").find((part) => JUNK.test(part));
    if (junk) leftOut.add(junk);
    else if (found.length < MOST_FILES) found.push({ path, isExecutable, bytes, ...(await reading(bytes, mostBytes, read)) });
  };
  for (const item of items) {
    if (item.isDirectory) {
      isWhole = true;
      for await (const [path, file] of below(item, item.name, take)) await take(path, null, file.size, () => bytesOf(file));
    } else if (/\.zip$/i.test(item.name)) {
      isWhole = true;
      await unpack(item, take).catch(() => found.push({ path: item.name, problem: "unreadable" }));
    } else {
      isWhole ||= Boolean(item.webkitRelativePath);
      await take(item.webkitRelativePath || item.name, null, item.size, () => bytesOf(item));
    }
  }
  return { isWhole, leftOut: [...leftOut], files: isWhole ? withoutFolder(found) : found };
}

async function reading(bytes, mostBytes, read) {
  if (bytes > mostBytes) return { problem: "large" };
  try {
    return { content: await read() };
  } catch {
    return { problem: "unreadable" };
  }
}

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

// Yields path and File of everything below a folder of a drop; a folder that belongs to no workspace is not entered.
async function* below(folder, path, take) {
  const reader = folder.createReader();
  // A reader gives some entries at a time, and none at the end.
  for (;;) {
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return;
    for (const entry of entries) {
      const inner = `${path}/${entry.name}`;
      if (JUNK.test(entry.name)) await take(inner);
      else if (entry.isDirectory) yield* below(entry, inner, take);
      else yield [inner, await new Promise((resolve, reject) => entry.file(resolve, reject))];
    }
  }
}

// Takes every file of an archive by its central directory (APPNOTE 4.3.12), where an entry made on Unix has the file's mode.
async function unpack(file, take) {
  if (file.size > MOST_ARCHIVE_BYTES) throw new RangeError(file.name);
  const bytes = await bytesOf(file);
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError(file.name);
    const [method, nameBytes, extraBytes, commentBytes] = [10, 28, 30, 32].map((place) => view.getUint16(at + place, true));
    const [packedBytes, size, attributes, local] = [20, 24, 38, 42].map((place) => view.getUint32(at + place, true));
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)).replaceAll("\\", "/");
    const mode = view.getUint8(at + 5) === UNIX ? attributes >>> 16 : 0;
    const isFile = !path.endsWith("/") && (mode & KIND) !== LINK;
    if (isFile) {
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packed = bytes.subarray(start, start + packedBytes);
      await take(path, mode ? (mode & 0o111) !== 0 : null, size, () => inflated(packed, method, size));
    }
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
}

function inflated(packed, method, size) {
  if (method === 0) return packed;
  if (method !== 8) throw new RangeError(`method ${method}`);
  return inflateSync(packed, { out: new Uint8Array(size) });
}

// Leaves out the one folder that everything lies in, as in an archive of a project.
function withoutFolder(files) {
  const first = files[0]?.path.split("/", 1)[0];
  const isInside = ({ path }) => path.startsWith(`${first}/`);
  return files.every(isInside) ? files.map((file) => ({ ...file, path: file.path.slice(first.length + 1) })) : files;
}

// What tools and systems leave beside a project.
const JUNK = /^(\.git|\.DS_Store|\._.*|__MACOSX|__pycache__|node_modules|\.venv|venv|Thumbs\.db)$/;
// More than a workspace may have: what is too much is refused by its number.
const MOST_FILES = 500;
const MOST_ARCHIVE_BYTES = 32 * 1024 * 1024;
const [UNIX, KIND, LINK] = [3, 0o170000, 0o120000];
