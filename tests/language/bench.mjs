// Measures our language core (argument 1: its module for Node) beside other language services: same texts, same work, both warm, one run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const ours = require(process.argv[2]);
const { DockerfileParser } = require("dockerfile-ast");
const { validate, format } = require("dockerfile-utils");
const { DockerfileLanguageServiceFactory } = require("dockerfile-language-service");
const service = DockerfileLanguageServiceFactory.createLanguageService();
service.setCapabilities?.({});

const uri = { uri: "" };
const options = { insertSpaces: true, tabSize: 4 };

const middle = (text) => ({ line: Math.floor(text.split("\n").length / 2), character: 2 });
const tasks = [
    ["parse", (text) => ours.parse(text), [["dockerfile-ast", (text) => DockerfileParser.parse(text)]]],
    ["validate", (text) => ours.validate(text), [["dockerfile-utils", (text) => validate(text)]]],
    ["format", ours.format && ((text) => ours.format(text)), [["dockerfile-utils", (text) => format(text, options)]]],
    ["semantic tokens", ours.tokens && ((text) => ours.tokens(text)), [["dockerfile-language-service", (text) => service.computeSemanticTokens(text)]]],
    ["folding", ours.folding && ((text) => ours.folding(text)), [["dockerfile-language-service", (text) => service.computeFoldingRanges(text)]]],
    ["symbols", ours.symbols && ((text) => ours.symbols(text)), [["dockerfile-language-service", (text) => service.computeSymbols(uri, text)]]],
    ["hover", ours.hover && ((text) => ours.hover(text, text.length >> 1)), [["dockerfile-language-service", (text) => service.computeHover(text, middle(text))]]],
    ["completion", ours.completion && ((text) => ours.completion(text, text.length >> 1)), [["dockerfile-language-service", (text) => service.computeCompletionItems(text, middle(text))]]],
    ["a keystroke's whole work", ours.keystroke && ((text) => ours.keystroke(text)), []],
];

const percentile = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];

// Runs for about the time given, at least five times; returns the median and the 95th percentile in microseconds.
function measure(work, text, milliseconds) {
    const warm = performance.now();
    work(text);
    const once = performance.now() - warm;
    const n = Math.max(5, Math.min(2000, Math.floor(milliseconds / Math.max(once, 0.001))));
    for (let round = 0; round < Math.min(n, 200); round += 1) {
        work(text);
    }
    const times = [];
    for (let round = 0; round < n; round += 1) {
        const start = performance.now();
        work(text);
        times.push((performance.now() - start) * 1000);
    }
    times.sort((left, right) => left - right);
    return { median: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

const shown = (microseconds) => (microseconds >= 1000 ? `${(microseconds / 1000).toFixed(2)} ms` : `${microseconds.toFixed(1)} us`);
for (const nLines of [5, 100, 200, 5000]) {
    const text = ours.dockerfile(nLines);
    console.log(`\n${nLines} lines, ${text.length} bytes`.padEnd(30) + "ours (median, p95)".padEnd(26) + "other (median)".padEnd(46) + "ratio");
    for (const [name, own, others] of tasks) {
        if (!own) {
            continue;
        }
        const mine = measure(own, text, 400);
        const left = name.padEnd(29) + `${shown(mine.median)}, ${shown(mine.p95)}`.padEnd(26);
        if (others.length === 0) {
            console.log(left);
        }
        for (const [whose, work] of others) {
            // One round of the slowest takes seconds.
            const isQuadratic = name === "semantic tokens" && nLines > 1000;
            const theirs = isQuadratic ? { median: once(work, text) } : measure(work, text, 400);
            console.log(left + `${shown(theirs.median)} (${whose})`.padEnd(46) + (mine.median / theirs.median).toFixed(4));
        }
    }
}
console.log(`\nthe core as a module of its own: ${(readFileSync(process.argv[3]).length / 1024).toFixed(0)} KB raw`);

function once(work, text) {
    const start = performance.now();
    work(text);
    return (performance.now() - start) * 1000;
}
