/** What the parent sends first, as a line of JSON. */
export interface Opening {
  /** Word before every line of the child. */
  readonly token: string;
  /** Whether the next line is the library. */
  readonly library: "none" | "follows";
  /** Modules that cells may import: names of the library. */
  readonly modules: readonly string[];
  /** Most letters of an answer. */
  readonly most: number;
}

/** The library, as the parent sends it. */
export interface Library {
  /** Text of an asynchronous function that gives its exports. */
  readonly script: string;
  /** What an engine of the same kind has made of it, in base64. */
  readonly compiled?: string;
}

/** What the parent asks for then: to run a cell, to call a function, or to take an answer. */
export type Order = RunOrder | CallOrder | BackOrder;

/** To run a cell, which is the text of an asynchronous function of its scope. */
export interface RunOrder {
  readonly id: number;
  readonly cell: string;
  readonly code: string;
}

/** To call a function by its name. */
export interface CallOrder {
  readonly id: number;
  readonly call: string;
  readonly args: unknown;
}

/** To take what a function of the parent has answered, or that it has thrown. */
export interface BackOrder {
  readonly back: number;
  readonly value?: unknown;
  readonly failed?: string;
}
