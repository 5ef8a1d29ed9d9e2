import { parseCell } from "../cells/parse.ts";
import { nodesIn } from "../cells/transform/nodes.ts";
import { transformCell } from "../cells/transform/transform.ts";
import { ChildProblem } from "./problem.ts";

/**
 * A cell as the text of an asynchronous function of its scope.
 *
 * @param allowed modules that it may import, by these very names
 * @throws {ChildProblem} "syntax" when it cannot be read, "refused" when it imports anything else
 */
export function readCell(source: string, allowed: readonly string[]): string {
  for (const { specifier, kind } of importsIn(source)) {
    if (kind === "plain" && allowed.includes(specifier)) continue;
    throw new ChildProblem("refused", `imports ${specifier}, which no answer may`);
  }
  return `(async ($cell) => {${transformCell(source)}\n})`;
}

/** What a cell imports. */
export interface Import {
  /** In quotes unless it is plain. */
  readonly specifier: string;
  /** "other": with attributes, or computed when the cell runs. */
  readonly kind: "plain" | "other";
}

/**
 * What a cell imports, wherever it stands in it.
 *
 * @throws {ChildProblem} "syntax" when it cannot be read
 */
export function importsIn(source: string): Import[] {
  const cell = parsed(source);
  const found: Import[] = [];
  for (const node of nodesIn(cell.tree)) {
    const from = node as { readonly source?: unknown; readonly attributes?: readonly unknown[] };
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportAllDeclaration":
      case "ExportNamedDeclaration":
      case "ImportExpression": {
        if (!from.source) continue;
        const { value } = from.source as { readonly value?: unknown };
        const options = "options" in node && node.options ? 1 : from.attributes?.length ?? 0;
        if (typeof value !== "string") found.push({ specifier: "a computed name", kind: "other" });
        else if (options === 0) found.push({ specifier: value, kind: "plain" });
        else found.push({ specifier: `"${value}" in a form of its own`, kind: "other" });
      }
    }
  }
  return found;
}

function parsed(
  source: string,
): Exclude<ReturnType<typeof parseCell>, { readonly message: string }> {
  try {
    const cell = parseCell(source);
    if ("message" in cell) {
      throw new ChildProblem(
        "syntax",
        `${cell.message} (line ${cell.line}, column ${cell.column})`,
      );
    }
    return cell;
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ChildProblem("syntax", "nested too deeply to be read");
    }
    throw error;
  }
}
