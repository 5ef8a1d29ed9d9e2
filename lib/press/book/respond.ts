import { compressed, encodingOf, entityTag } from "./compress.ts";
import { renderMissingPage, renderProblemPage } from "./pages/missing_page.ts";
import { CONTENT_SECURITY_POLICY } from "./pages/shell.ts";
import { type Asset, asset, type Pages } from "../show/site.ts";

/** Nobody else may show the book, or the place of its cells, inside a page of theirs. */
const UNFRAMED = "frame-ancestors 'self'";

/** Of a style sheet, which is no document. */
const NOTHING_AT_ALL = "default-src 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-cache",
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** What holds in a worker of cells where it lives in no frame. */
const OF_WORKER = "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'";

/** The policies of the files in which cells run, where text is evaluated; by how their paths end. */
const OF_CELLS: readonly (readonly [string, string])[] = [
  // The document brings its policy. This makes its origin nobody's even where it is opened alone.
  ["assets/live/cells.html", `sandbox allow-scripts; ${UNFRAMED}`],
  ["assets/live/worker.js", OF_WORKER],
  ["assets/live/worker_webgl.js", OF_WORKER],
];

/** This machine, by the names that it has for itself. */
const HERE = /^(?:localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The answer to a request for a file of the book.
 *
 * Only this machine is answered: a site elsewhere whose name is made to lead here would otherwise read
 * drafts. Only what the book holds can be asked for: paths are looked up, never opened. Texts are compressed
 * for those who accept it, and who has the newest file already is told so.
 */
export async function respond(pages: Pages, request: Request): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Response("Only GET and HEAD are answered here.\n", {
      status: 405,
      headers: { ...HEADERS, allow: "GET, HEAD", "content-type": "text/plain; charset=utf-8" },
    });
  }
  if (!HERE.test(new URL(request.url).hostname)) {
    return new Response("Only http://localhost is answered here.\n", {
      status: 421,
      headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" },
    });
  }
  const path = pathOf(request.url);
  try {
    const found = await pages.get(path === "" ? "index.html" : path);
    const file = found ?? page(renderMissingPage(`/${path}`));
    return await send(file, request, { path, status: found === undefined ? 404 : 200 });
  } catch (error) {
    return await send(page(renderProblemPage(error)), request, { path, status: 500 });
  }
}

function page(html: string): Asset {
  return asset("page.html", html);
}

async function send(
  file: Asset,
  { method, headers }: Request,
  { path, status }: { readonly path: string; readonly status: number },
): Promise<Response> {
  const policy = policyOf(file, path);
  const etag = `W/"${entityTag(file)}"`;
  const shared = {
    ...HEADERS,
    "content-security-policy": policy,
    etag,
    vary: "accept-encoding",
  };
  const known = headers.get("if-none-match");
  if (status === 200 && (known === etag || known === "*")) {
    return new Response(null, { status: 304, headers: shared });
  }
  const encoding = encodingOf(file, headers.get("accept-encoding") ?? "");
  const bytes = encoding === undefined ? file.bytes : await compressed(file, encoding);
  return new Response(method === "HEAD" ? null : new Uint8Array(bytes), {
    status,
    headers: {
      ...shared,
      ...(encoding === undefined ? {} : { "content-encoding": encoding }),
      "content-type": file.type,
      "content-length": String(bytes.length),
    },
  });
}

/** What a file may do; that a page may not be framed says the page, each other file saves the words. */
function policyOf({ type }: Asset, path: string): string {
  const ofCells = OF_CELLS.find(([file]) => path.endsWith(file))?.[1];
  if (ofCells !== undefined) return ofCells;
  if (type.startsWith("text/html")) return `${CONTENT_SECURITY_POLICY}; ${UNFRAMED}`;
  return type.startsWith("text/css") ? NOTHING_AT_ALL : CONTENT_SECURITY_POLICY;
}

function pathOf(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname).slice(1);
  } catch {
    return pathname.slice(1); // a stray % is part of no path in the book
  }
}
