/** What a page remembers on this machine: small JSON values by name, from visit to visit. */
export interface Memory {
  /** The value under a name, undefined when there is none or it cannot be read. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  remove(name: string): void;
}

/** Where a browser keeps texts; {@link Storage} is one. */
export type TextStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** How to open a memory. */
export interface MemoryOptions {
  /** Stands before every name, so that chapters do not mix. */
  readonly prefix: string;
  /** Gives the store; may throw, as browsers do in private modes. */
  readonly store: () => TextStore;
  /** Is told once, in words for the reader, when nothing can be kept. */
  readonly onTrouble: (words: string) => void;
}

const BLOCKED =
  "This browser keeps nothing for this page (a private window, or blocked storage). " +
  "Your edits stay until you close the page; download the notebook to keep them.";
const FULL = "The storage of this browser is full. Your latest edits stay until you close the " +
  "page; download the notebook to keep them.";

/**
 * Opens a memory that never fails: what the browser refuses to keep stays in this page at least.
 */
export function openMemory({ prefix, store, onTrouble }: MemoryOptions): Memory {
  const here = new Map<string, string | null>(); // what the browser did not take
  let told = false;

  function tell(words: string): void {
    if (!told) onTrouble(words);
    told = true;
  }

  function attempt<T>(action: (store: TextStore) => T, otherwise: T): T {
    try {
      return action(store());
    } catch (error) {
      const full = error instanceof DOMException && /quota/i.test(error.name);
      tell(full ? FULL : BLOCKED);
      return otherwise;
    }
  }

  function textOf(name: string): string | null {
    const text = here.get(name);
    return text === undefined ? attempt((kept) => kept.getItem(prefix + name), null) : text;
  }

  return {
    read(name): unknown {
      try {
        return JSON.parse(textOf(name) ?? "null") ?? undefined;
      } catch {
        return undefined; // somebody else wrote it
      }
    },
    write(name, value): void {
      const text = JSON.stringify(value);
      here.set(name, text);
      attempt((kept) => {
        kept.setItem(prefix + name, text);
        here.delete(name);
      }, undefined);
    },
    remove(name): void {
      here.set(name, null);
      attempt((kept) => {
        kept.removeItem(prefix + name);
        here.delete(name);
      }, undefined);
    },
  };
}
