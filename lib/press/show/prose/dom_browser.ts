import type { WindowLike } from "dompurify";

/** The window of the page, for the sanitiser; the build uses another, see `dom_deno.ts`. */
export const dom: WindowLike = globalThis as unknown as WindowLike;
