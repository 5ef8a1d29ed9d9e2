/** One tab of a browser that Playwright does not drive, until it is disposed of. */
export interface Tab extends AsyncDisposable {
  /** Opens a page and waits until it has loaded. */
  goto(url: string): Promise<void>;
  /**
   * The value of an expression in the page, awaited.
   *
   * @param expression whose value is JSON
   * @throws {Error} with what it threw
   */
  evaluate(expression: string): Promise<unknown>;
}
