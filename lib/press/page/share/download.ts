import { element } from "../element.ts";
import { type ReaderCell, readersNotebook } from "./notebook.ts";

/**
 * Hands the reader a notebook file.
 *
 * @param address of the author's notebook
 * @param name    of the file
 * @throws {Error} when the author's notebook cannot be had
 */
export async function downloadNotebook(
  address: string,
  name: string,
  cells: ReadonlyMap<string, ReaderCell>,
): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the server answers ${answer.status} for ${address}`);
  const text = readersNotebook(await answer.text(), cells);
  const file = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  element("a", { href: file, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000); // a slow disk may still be reading
}
