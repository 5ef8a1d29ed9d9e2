/**
 * The text of a notebook's file as the formatter would write it.
 *
 * @param root folder with the project's settings
 */
export async function formatted(root: string, text: string): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--ext", "ipynb", "-"],
    cwd: root, // the project's line width
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const [{ stdout }] = await Promise.all([child.output(), send(child.stdin, text)]);
  return new TextDecoder().decode(stdout);
}

/**
 * Whether the formatter leaves a notebook as it is, byte for byte: `deno fmt --check` is no judge of
 * notebooks, and reports every one (Deno 2.9.6).
 *
 * @param root folder with the project's settings
 * @param text of the notebook's file
 */
export async function isFormatted(root: string, text: string): Promise<boolean> {
  return await formatted(root, text) === text;
}

async function send(stream: WritableStream<Uint8Array>, text: string): Promise<void> {
  const writer = stream.getWriter();
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
}
