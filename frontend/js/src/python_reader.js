// The page's module that reads Python: fetched when it is first needed, and afresh after a failure.
import { module } from "./modules.js";

const python = module(new URL("./python_module.js", import.meta.url), (found) => found);

// Loads the module; resolves when `pythonFacts` can be called.
export const loadPython = python.load;

// Returns what is known of a Python file, read for a version, as bytes, or undefined when the module has failed and must be loaded again.
export const pythonFacts = (text, version) => python.ask((found) => found.facts(text, version));
