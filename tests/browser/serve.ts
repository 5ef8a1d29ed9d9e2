import { type Pages, respond } from "../../lib/press/book/mod.ts";

/** A book on a port of this machine, until it is disposed of. */
export interface Served extends AsyncDisposable {
  /** Its address; ends with "/". */
  readonly url: string;
}

/** Serves a book on a free port as `deno task start` does. */
export function serve(site: Pages): Served {
  const server = Deno.serve(
    { hostname: "localhost", port: 0, onListen: () => {} },
    (request) => respond(site, request),
  );
  return {
    url: `http://localhost:${server.addr.port}/`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
