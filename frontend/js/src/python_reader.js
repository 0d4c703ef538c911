// The page's second WebAssembly module, which reads Python: fetched when it is first needed, and afresh after a failure.
let reader = null;
let failures = 0;

// Loads the module; resolves when `pythonFacts` can be called.
export async function loadPython() {
  if (reader) return;
  try {
    const url = new URL("./python_module.js", import.meta.url);
    // Browsers remember a module that could not be loaded, and one that has trapped, under its address.
    if (failures > 0) url.searchParams.set("attempt", failures);
    const module = await import(url.href);
    await module.default();
    reader = module;
  } catch (error) {
    failures += 1;
    throw error;
  }
}

// Returns what is known of a Python file in the module's flat form, or undefined when the module has failed and must be loaded again.
export function pythonFacts(text) {
  try {
    return reader?.facts(text);
  } catch {
    reader = null;
    failures += 1;
    return undefined;
  }
}
