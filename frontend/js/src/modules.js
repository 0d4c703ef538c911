// WebAssembly modules beside the page's own: loaded when they are needed, dropped when they fail, loaded afresh when the page asks again.

// `address` is that of a module's glue; `make` takes the module once it runs and returns what answers.
// Returns { load, ask }: `load` resolves when `ask` can be used; `ask(question)` returns what `question` makes of the answerer, or undefined
// while there is none.
export function module(address, make) {
  let answerer = null;
  let failures = 0;
  return {
    async load() {
      if (answerer) return;
      try {
        const url = new URL(address);
        // Browsers remember a module that could not be loaded, and one that has trapped, under its address.
        if (failures > 0) url.searchParams.set("attempt", failures);
        const found = await import(url.href);
        await found.default();
        answerer = make(found);
      } catch (error) {
        failures += 1;
        throw error;
      }
    },
    ask(question) {
      if (!answerer) return undefined;
      try {
        return question(answerer);
      } catch {
        answerer = null;
        failures += 1;
        return undefined;
      }
    },
  };
}
