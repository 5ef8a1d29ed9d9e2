import type { Memory } from "../storage/memory.ts";

/** Whether the reader wants help with types, in all editors of the page alike. */
export interface HelpSwitch {
  readonly isOn: boolean;
  set(state: "on" | "off"): void;
  /** Tells of changes, until the function that it returns is called. */
  watch(listener: () => void): () => void;
}

const NAME = "type-help";

/**
 * A switch that stands, the next time, where the reader left it; at first it is off.
 *
 * @param memory where its state is kept
 */
export function openSwitch(memory: Pick<Memory, "read" | "write">): HelpSwitch {
  const listeners = new Set<() => void>();
  let state = memory.read(NAME) === "on" ? "on" : "off";
  return {
    get isOn(): boolean {
      return state === "on";
    },
    set(next): void {
      if (next === state) return;
      state = next;
      memory.write(NAME, next);
      for (const listener of listeners) listener();
    },
    watch(listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
