import { type Pages, respond } from "../../lib/press/book/mod.ts";

/** A book on a port of this machine, until it is disposed of. */
export interface Served extends AsyncDisposable {
  /** Its address; ends with "/". */
  readonly url: string;
}

/** Who serves the book: `deno task start`, or any static host, which adds no header of its own. */
export type Host = "ours" | "plain";

/** Serves a book on a free port. */
export function serve(site: Pages, host: Host = "ours"): Served {
  const server = Deno.serve(
    { hostname: "localhost", port: 0, onListen: () => {} },
    async (request) => {
      const answer = await respond(site, request);
      if (host === "ours") return answer;
      const headers = new Headers();
      for (const name of ["content-type", "content-encoding", "content-length"]) {
        const value = answer.headers.get(name);
        if (value !== null) headers.set(name, value);
      }
      return new Response(answer.body, { status: answer.status, headers });
    },
  );
  return {
    url: `http://localhost:${server.addr.port}/`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
