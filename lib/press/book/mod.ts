/**
 * The book: a static site made from notebooks and what their cells printed.
 *
 * It is readable without a script, asks no other host for anything, and any static host can serve
 * it. See `prose/markdown.ts` for what authors may write.
 *
 * @example
 * ```ts ignore
 * const site = await buildBook({ notebooks: "notebooks" });
 * await writeSite(site, "site");
 * ```
 *
 * @module
 */
export { buildBook } from "./build.ts";
export { respond } from "./respond.ts";
export { type Asset, type Site, siteSize, writeSite } from "./site.ts";
