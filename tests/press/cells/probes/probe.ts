import type { Output } from "../../../../lib/press/ipynb/mod.ts";

/** Cells that run in order, and what they put out in the Deno kernel. */
export interface Probe {
  readonly name: string;
  readonly cells: readonly string[];
  /** One text for each cell, as {@link told} writes it. */
  readonly expected: readonly string[];
  /** Where the transformed cells differ from the kernel, and why. */
  readonly otherwise?: { readonly expected: readonly string[]; readonly because: string };
}

/** The outputs of a cell in short: prints as they are, `=> value`, `[shown]`, `Name: message`. */
export function told(outputs: readonly Output[]): string {
  return outputs.map((output) => {
    switch (output.output_type) {
      case "stream":
        return output.name === "stderr" ? `(stderr) ${output.text}` : output.text;
      case "execute_result":
        return `=> ${output.data["text/plain"] ?? JSON.stringify(output.data)}`;
      case "display_data":
        return `[${output.data["text/plain"]}]`;
      case "error":
        return `${output.ename}: ${output.evalue}`;
    }
  }).join("");
}
