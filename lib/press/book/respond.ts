import { renderMissingPage } from "./pages/missing_page.ts";
import { CONTENT_SECURITY_POLICY } from "./pages/shell.ts";
import type { Site } from "./site.ts";

const HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-cache",
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * The answer to a request for a page of the book.
 *
 * Only what the book holds can be asked for: paths are looked up, never opened.
 */
export function respond(site: Site, request: Request): Response {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Response("Only GET and HEAD are answered here.\n", {
      status: 405,
      headers: { ...HEADERS, allow: "GET, HEAD", "content-type": "text/plain; charset=utf-8" },
    });
  }
  const path = pathOf(request.url);
  const found = site.get(path === "" ? "index.html" : path);
  const bytes = found?.bytes ?? new TextEncoder().encode(renderMissingPage(`/${path}`));
  return new Response(request.method === "HEAD" ? null : new Uint8Array(bytes), {
    status: found === undefined ? 404 : 200,
    headers: {
      ...HEADERS,
      "content-type": found?.type ?? "text/html; charset=utf-8",
      "content-length": String(bytes.length),
    },
  });
}

function pathOf(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname).slice(1);
  } catch {
    return pathname.slice(1); // a stray % is part of no path in the book
  }
}
