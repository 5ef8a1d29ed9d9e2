import { stripVTControlCharacters } from "node:util";
import type { ErrorOutput, MimeBundle, Output } from "./notebook.ts";

// JupyterLab's renderers of these draw a picture and save it beside the data.
const DRAWN_BY_LAB = [
  "application/vnd.plotly.v1+json",
  "application/vnd.vegalite.v5+json",
  "application/vnd.vega.v5+json",
];

/**
 * Outputs without what a front end added on its own: the `image/png` that JupyterLab puts next to a
 * figure when it draws it. Of an error the message stays, without colours; its frames name places of
 * one machine.
 */
export function cleanOutputs(outputs: readonly Output[]): Output[] {
  return outputs.map((output) => {
    if (output.output_type === "error") return cleanError(output);
    return "data" in output ? { ...output, data: cleanBundle(output.data) } : output;
  });
}

function cleanError({ ename, evalue }: ErrorOutput): ErrorOutput {
  const message = stripVTControlCharacters(evalue);
  return { output_type: "error", ename, evalue: message, traceback: [`${ename}: ${message}`] };
}

function cleanBundle(data: MimeBundle): MimeBundle {
  if (!DRAWN_BY_LAB.some((mime) => mime in data)) return data;
  const { "image/png": _drawn, ...rest } = data;
  return rest;
}
