/** What the build tells the scripts of a page. */
export interface PageConfig {
  /** What leads from the page to the root of the book: "" or "../". */
  readonly root: string;
  /** File of the chapter without its ending, "07-conditional-flow-matching"; absent elsewhere. */
  readonly chapter?: string;
}

/** Id of the element that holds the {@link PageConfig} as JSON. */
export const CONFIG_ID = "_book";

/**
 * Reads what the build left in the page.
 *
 * @throws {TypeError} when it is not there
 */
export function pageConfig(): PageConfig {
  const text = document.getElementById(CONFIG_ID)?.textContent;
  if (!text) throw new TypeError(`Expected an element #${CONFIG_ID} with JSON; got none`);
  return JSON.parse(text);
}
