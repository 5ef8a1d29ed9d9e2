/** What a transformed cell reads and writes, under the name `$cell`. */
export interface Scope {
  /** The value of the cell so far. */
  value: unknown;
  /** Declares and sets names. */
  let(values: Readonly<Record<string, unknown>>): void;
  /** As `let`, and nothing can be assigned to the names. */
  const(values: Readonly<Record<string, unknown>>): void;
  /** Setting a property of it declares and sets the name, for patterns. */
  readonly lets: Record<string, unknown>;
  /** As `lets`, for constants. */
  readonly consts: Record<string, unknown>;
  /** Declares names; those that exist keep their values. */
  var(names: readonly string[]): void;
  /** As `let`; each function is called by its name also in stack traces. */
  function(functions: Readonly<Record<string, (...args: never) => unknown>>): void;
  /** Loads a module. */
  import(specifier: string, options?: ImportCallOptions): Promise<Record<string, unknown>>;
}

/** Loads the module that a cell asks for. */
export type Importer = (
  specifier: string,
  options?: ImportCallOptions,
) => Promise<Record<string, unknown>>;

/** The names of a notebook. */
export interface OpenScope {
  readonly scope: Scope;
  /** What a cell threw, in the words of the kernel where ours are others. */
  explain(error: unknown): unknown;
  /** Gives all names back to what they meant before. */
  close(): void;
}

const global = globalThis as Record<string, unknown>;

/**
 * The names of a notebook as properties of the global object: there every cell finds them, also in
 * functions of earlier cells, at the speed of any global variable. A constant is a property that is
 * not writable.
 */
export function openScope(importer: Importer): OpenScope {
  const before = new Map<string, PropertyDescriptor | undefined>();
  const readOnly = readOnlyMessage();

  function define(name: string, value: unknown, kind: "variable" | "constant"): void {
    if (!before.has(name)) before.set(name, Object.getOwnPropertyDescriptor(global, name));
    const property = { value, writable: kind === "variable", configurable: true };
    Object.defineProperty(global, name, property);
  }

  function defining(kind: "variable" | "constant"): Record<string, unknown> {
    return new Proxy({}, {
      set(_target, name: string, value): boolean {
        define(name, value, kind);
        return true;
      },
    });
  }

  const scope: Scope = {
    value: undefined,
    import: importer,
    lets: defining("variable"),
    consts: defining("constant"),
    let(values): void {
      for (const [name, value] of Object.entries(values)) define(name, value, "variable");
    },
    const(values): void {
      for (const [name, value] of Object.entries(values)) define(name, value, "constant");
    },
    var(names): void {
      for (const name of names) {
        define(name, Object.hasOwn(global, name) ? global[name] : undefined, "variable");
      }
    },
    function(functions): void {
      for (const [name, value] of Object.entries(functions)) {
        Object.defineProperty(value, "name", { value: name, configurable: true });
        define(name, value, "variable");
      }
    },
  };

  function explain(error: unknown): unknown {
    if (!(error instanceof TypeError)) return error;
    const { message, stack } = error;
    if (![...before.keys()].some((name) => message === readOnly(name))) return error;
    const words = "Assignment to constant variable.";
    return Object.assign(new TypeError(words), { stack: stack?.replace(message, () => words) });
  }

  function close(): void {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(global, name, descriptor);
      else delete global[name];
    }
    before.clear();
  }

  return { scope, explain, close };
}

/** How this machine says that a global name is not writable. */
function readOnlyMessage(): (name: string) => string {
  const probe = "$probe";
  Object.defineProperty(global, probe, { value: 0, configurable: true });
  let message = "";
  try {
    (0, eval)(`"use strict"; ${probe} = 1;`);
  } catch (error) {
    ({ message } = error as Error);
  }
  delete global[probe];
  return (name) => message.replaceAll(probe, () => name);
}
