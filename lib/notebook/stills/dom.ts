/**
 * The few parts of the browser's document that the still pictures touch.
 *
 * @module
 */

/** An element of an SVG document. */
export interface DomElement {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly parentNode: DomElement | null;
  readonly children: ArrayLike<DomElement> & Iterable<DomElement>;
  readonly childNodes: ArrayLike<unknown>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<DomElement> & { readonly length: number };
  remove(): void;
}

/** What Plotly takes for the browser's window. */
// deno-lint-ignore no-explicit-any
export type DomWindow = any;
