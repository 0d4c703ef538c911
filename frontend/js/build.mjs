// Bundles the page's JavaScript into dist/: editor.js with the first load, every lazy part as a file of its own beside it.
//
// Lazy parts stay outside of editor.js as `import("./<name>.js")`, so that whoever gives the files their final names can rewrite the
// specifiers. The output depends on nothing but the sources and the lockfile.
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const lazyParts = ["zip"];

const options = {
  absWorkingDir: here,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  legalComments: "none",
  outdir: "dist",
  external: lazyParts.map((part) => `./${part}.js`),
  logLevel: "warning",
};

await rm(`${here}dist`, { recursive: true, force: true });
await mkdir(`${here}dist`);
await build({ ...options, entryPoints: ["src/editor.js"] });
await build({ ...options, entryPoints: lazyParts.map((part) => `src/${part}.js`), external: [] });
