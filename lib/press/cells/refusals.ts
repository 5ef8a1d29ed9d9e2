import { getLineInfo } from "acorn";
import type { ParsedCell, SyntaxProblem } from "./parsed_cell.ts";
import { nodesIn } from "./transform/nodes.ts";

/**
 * What a cell may not hold although it parses.
 *
 * @param source of the cell
 * @param cell   the same, parsed
 * @returns the first problem, or undefined when there is none
 */
export function refusal(source: string, cell: ParsedCell): SyntaxProblem | undefined {
  return droppedNamespace(source, cell) ?? importMeta(cell);
}

const BLOCK = /(?<!\bdeclare\s+)\b(namespace|module)\s+[\w$.]+\s*\{/g;

/**
 * A namespace holds code, but removing the types removes it too, without a word. What is no
 * namespace, such as a text that looks like one, is still there afterwards.
 */
function droppedNamespace(source: string, { code }: ParsedCell): SyntaxProblem | undefined {
  const linesLeft = code.split("\n");
  for (const { 1: word, 0: text, index } of source.matchAll(BLOCK)) {
    const { line, column } = getLineInfo(source, index);
    const [begin = ""] = text.split("\n");
    if (linesLeft[line - 1]?.includes(begin)) continue;
    return {
      line,
      column: column + 1,
      message: `A ${word} cannot be used in a cell; use an object or functions`,
    };
  }
}

/** A cell has no address of its own; the message is the kernel's. */
function importMeta({ code, tree }: ParsedCell): SyntaxProblem | undefined {
  for (const node of nodesIn(tree)) {
    if (node.type !== "MetaProperty" || node.meta.name !== "import") continue;
    const { line, column } = getLineInfo(code, node.start);
    return { line, column: column + 1, message: "Cannot use 'import.meta' outside a module" };
  }
}
