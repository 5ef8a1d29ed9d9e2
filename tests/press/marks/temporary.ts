/** Runs something in a folder that is gone afterwards. */
export async function inTemporary(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** All files below a folder with their bytes in hexadecimal, by path. */
export async function bytesBelow(folder: string, path = ""): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${path}`)) {
    const own = `${path}${name}`;
    if (isDirectory) {
      for (const [below, bytes] of await bytesBelow(folder, `${own}/`)) found.set(below, bytes);
    } else found.set(own, (await Deno.readFile(`${folder}/${own}`)).toHex());
  }
  return new Map([...found].sort());
}
