import { freePorts } from "./free_ports.ts";

/** Where a kernel listens, and the key that signs all messages. */
export interface Address {
  readonly key: string;
  readonly ports: Readonly<Record<"shell" | "iopub" | "stdin" | "control" | "hb", number>>;
}

/** A fresh key, and five ports that were free a moment ago. */
export function chooseAddress(): Address {
  const [shell, iopub, stdin, control, hb] = freePorts(5) as [
    number,
    number,
    number,
    number,
    number,
  ];
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
