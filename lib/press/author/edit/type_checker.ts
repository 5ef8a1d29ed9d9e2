import { join, resolve } from "node:path";
import { examineModules, type NamedNotebook, notebookModule } from "../../cells/mod.ts";
import type { Notebook } from "../../ipynb/mod.ts";
import { startLanguageServer } from "./language_server.ts";
import { changedSince } from "./library_changes.ts";

/** Checks the types of a notebook without problems in its cells. */
export interface TypeChecker extends AsyncDisposable {
  /** @returns what is wrong, as messages that hold a place */
  check(named: NamedNotebook): Promise<readonly string[]>;
}

/** Checks as `deno check` does, from the beginning each time. */
export function coldChecker(root: string): TypeChecker {
  return {
    check: async (named) => (await examineModules(root, [named], ["types"])).types,
    [Symbol.asyncDispose]: async () => {},
  };
}

const ERROR = 1;

/**
 * Checks on a language server that is kept, so that only what changed is looked at: a second where
 * `deno check` takes ten. Where that server is gone, this is a {@link coldChecker}.
 *
 * @param root folder with `deno.json`; changes below its `lib` are noticed
 * @param notebook looked at beforehand: the first look takes longest
 */
export function warmChecker(root: string, notebook: Notebook): TypeChecker {
  const folder = resolve(root);
  const cold = coldChecker(root);
  const changes = changedSince(join(folder, "lib"));
  const starting = startLanguageServer(folder, join(folder, ".flowbook", "warm.ts"));
  starting.then((server) => server.examine(notebookModule(notebook).text, []))
    .catch(() => {}); // the next check says so

  async function check(named: NamedNotebook): Promise<readonly string[]> {
    const { text, lines } = notebookModule(named.notebook);
    const found = await changes().then(async (changed) => (await starting).examine(text, changed))
      .catch(() => undefined);
    if (found === undefined) return await cold.check(named);
    return found.filter(({ severity }) => severity === ERROR).map((diagnostic) => {
      const { code, message, range: { start } } = diagnostic;
      const place = { ...lines[start.line] ?? lines.at(-1)!, column: start.character + 1 };
      return `${codeText(code)} [ERROR]: ${message}\n    at ${named.placeText(place)}`;
    });
  }

  return {
    check,
    [Symbol.asyncDispose]: async () => {
      await starting.then((server) => server[Symbol.dispose](), () => {});
    },
  };
}

/** As `deno check` has it. */
function codeText(code: string | number): string {
  return typeof code === "number" ? `TS${code}` : code;
}
