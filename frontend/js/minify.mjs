// Makes a script or a sheet shorter: `node minify.mjs <js|css>`, from standard input to standard output.
import { stdin, stdout } from "node:process";
import { text } from "node:stream/consumers";
import { transform } from "esbuild";

const { code } = await transform(await text(stdin), { loader: process.argv[2], minify: true, format: "esm", target: "es2022", legalComments: "none" });
stdout.write(code);
