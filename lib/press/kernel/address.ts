/** Where a kernel listens, and the key that signs all messages. */
export interface Address {
  readonly key: string;
  readonly ports: Readonly<Record<"shell" | "iopub" | "stdin" | "control" | "hb", number>>;
}

/** A fresh key, and five ports that were free a moment ago. */
export function chooseAddress(): Address {
  const [shell = 0, iopub = 0, stdin = 0, control = 0, hb = 0] = freePorts(5);
  return { key: crypto.randomUUID(), ports: { shell, iopub, stdin, control, hb } };
}

/** The address as the file that a kernel reads when it starts; the file goes when disposed of. */
export async function connectionFile(
  { key, ports }: Address,
): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await Deno.makeTempFile({ prefix: "flowbook-kernel-", suffix: ".json" });
  const content = {
    transport: "tcp",
    ip: "127.0.0.1",
    kernel_name: "deno",
    signature_scheme: "hmac-sha256",
    key,
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [`${name}_port`, port])),
  };
  await Deno.writeTextFile(path, JSON.stringify(content));
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path) };
}

/** Local ports that nobody listens on, all different. Another process may still take one first. */
function freePorts(count: number): number[] {
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  const ports = listeners.map((listener) => (listener.addr as Deno.NetAddr).port);
  listeners.forEach((listener) => listener.close());
  return ports;
}
