/** The parts of the search that stand in the header. */
export interface SearchBox {
  readonly input: HTMLInputElement;
  /** Receives the results. */
  readonly list: HTMLElement;
  /** Said aloud by screen readers, not shown. */
  readonly heard: HTMLElement;
}
