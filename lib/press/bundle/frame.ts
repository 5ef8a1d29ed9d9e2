import { createHash } from "node:crypto";

/**
 * The document of the frame in which cells run.
 *
 * Its policy holds for the worker too, and on any host: text may be evaluated, nothing may be loaded,
 * and scripts come from the page around the frame, as blobs.
 *
 * @param script of the frame, which stands in the document
 * @throws {TypeError} when the script would end its own element
 */
export function frameDocument(script: string): string {
  if (/<\/script|<!--/i.test(script)) {
    throw new TypeError("Expected a script that can stand in a document; got one with </script");
  }
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'; ` +
    `script-src blob: 'sha256-${hash}' 'unsafe-eval' 'wasm-unsafe-eval'`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Where cells run</title>
<script>${script}</script>
</html>
`;
}
