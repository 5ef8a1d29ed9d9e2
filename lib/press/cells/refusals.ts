import { getLineInfo } from "acorn";
import { getFormattedTokens } from "sucrase";
import type { ParsedCell, SyntaxProblem } from "./parse.ts";
import { nodesIn } from "./transform/nodes.ts";

/**
 * What a cell may not hold although it parses.
 *
 * @param source of the cell
 * @param cell   the same, parsed
 * @returns the first problem, or undefined when there is none
 */
export function refusal(source: string, cell: ParsedCell): SyntaxProblem | undefined {
  return droppedNamespace(source) ?? importMeta(cell);
}

const TOKEN = /^(\d+):(\d+)-\S+ +(\S+) +(\S*)/; // how a row begins: place, label, text

/** A namespace holds code, but removing the types removes it too, without a word. */
function droppedNamespace(source: string): SyntaxProblem | undefined {
  if (!/\b(namespace|module)\b/.test(source)) return undefined;
  const rows = getFormattedTokens(source, { transforms: ["typescript"] }).split("\n");
  const tokens = rows.slice(1).map((row) => {
    const [, line, column, label, text] = TOKEN.exec(row) ?? [];
    return { line, column, label, text, isType: / isType /.test(row) };
  });
  const found = tokens.find((token, i) =>
    token.isType && (token.text === "namespace" || token.text === "module") &&
    tokens[i - 1]?.text !== "declare" && tokens[i + 1]?.label === "name" &&
    tokens[i + 1]?.isType === true
  );
  return found && {
    line: Number(found.line),
    column: Number(found.column),
    message: `A ${found.text} cannot be used in a cell; use an object or functions`,
  };
}

/** A cell has no address of its own; the message is the kernel's. */
function importMeta({ code, tree }: ParsedCell): SyntaxProblem | undefined {
  for (const node of nodesIn(tree)) {
    if (node.type !== "MetaProperty" || node.meta.name !== "import") continue;
    const { line, column } = getLineInfo(code, node.start);
    return { line, column: column + 1, message: "Cannot use 'import.meta' outside a module" };
  }
}
