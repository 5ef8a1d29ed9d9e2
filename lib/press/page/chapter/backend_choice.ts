import { element } from "../element.ts";
import type { Backend } from "../engine/engine.ts";
import type { Memory } from "../storage/memory.ts";

/** The words of each choice, and what it means from then on. */
const CHOICES: Readonly<Record<Backend, { readonly words: string; readonly means: string }>> = {
  wasm: {
    words: "Processor",
    means: "On the processor: the numbers of the book",
  },
  webgl: {
    words: "Graphics card",
    means: "On the graphics card: small networks are slower, last digits differ",
  },
};

/** What the switch works with. */
export interface ChoiceOptions {
  /** Keeps the choice for the next visit. */
  readonly memory: Memory;
  /** Is told of the choice of an earlier visit at once, and of every new one with what it means. */
  readonly choose: (backend: Backend, means?: string) => void;
}

/** The switch between processor and graphics card; readers who leave it alone get the processor. */
export function backendChoice({ memory, choose }: ChoiceOptions): HTMLElement {
  const options = Object.entries(CHOICES).map(([value, { words }]) =>
    element("option", { value }, words)
  );
  const attributes = { class: "live-backend wide", "aria-label": "Compute with" };
  const select = element("select", attributes, ...options);
  if (memory.read("backend") === "webgl") {
    select.value = "webgl";
    choose("webgl");
  }
  select.addEventListener("change", () => {
    const backend = select.value as Backend;
    memory.write("backend", backend);
    choose(backend, CHOICES[backend].means);
  });
  return select;
}
