/** What a place for a worker is told when it is opened. */
export interface SandboxOptions {
  /** Address of the folder with the book's scripts, ending in "/". */
  readonly folder: string;
  /** The script of the worker in that folder. */
  readonly script: string;
  /** Aborts to end the worker at once, whatever it computes. */
  readonly signal: AbortSignal;
  /** Is told why when the worker breaks after it was opened. */
  readonly broken: (reason: string) => void;
}
