/**
 * What a running cell publishes, in the words of the Jupyter protocol: its kind, the id of the
 * request it answers, and what it says. Kernels, workers and pages all speak of it.
 */
export interface Message {
  readonly type: string;
  readonly parent: string | undefined;
  readonly content: Readonly<Record<string, unknown>>;
  /** Length of the content on the wire, in bytes. */
  readonly size: number;
}
