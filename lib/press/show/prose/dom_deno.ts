import type { WindowLike } from "dompurify";
import { JSDOM } from "jsdom";

/** A window for the sanitiser while the book is built; the page uses its own, see `dom_browser.ts`. */
export const dom: WindowLike = new JSDOM("").window;
