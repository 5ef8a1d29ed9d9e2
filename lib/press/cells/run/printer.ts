/** How values become text; each environment has its own. */
export interface Printer {
  /** A value as the kernel prints the last one of a cell. */
  inspect(value: unknown): string;
  /** A console that prints to us. */
  console(print: Print): Console;
}

/** Takes a printed text, with its line break. */
export type Print = (name: "stdout" | "stderr", text: string) => void;
