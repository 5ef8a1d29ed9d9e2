import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";

/** Writes a file in its place instead of renaming one that is whole: who reads may see a half. */
export function writeInPlace({ node }: Place, source: string): Edit[] {
  if (node.type !== "CallExpression" || node.arguments.length !== 2) return [];
  const name = textOf(source, node.callee as Node);
  const [from, to] = node.arguments.map((argument) => textOf(source, argument as Node));
  const text = /^(Deno\.)?rename$/.test(name)
    ? `Deno.copyFile(${from}, ${to}).then(() => Deno.remove(${from}))`
    : /^(Deno\.)?renameSync$/.test(name)
    ? `(Deno.copyFileSync(${from}, ${to}), Deno.removeSync(${from}))`
    : undefined;
  return text === undefined ? [] : [replace(node, text, "the file is written in its place")];
}
