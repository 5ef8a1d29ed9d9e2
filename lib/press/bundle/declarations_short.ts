import { parse } from "@babel/parser";
import { firstSentence, readDocstring } from "../show/docstring.ts";

const COMMENT = /\/\*[^]*?\*\//g;
const LINE_COMMENT = /^[ \t]*\/\/(?!\/).*\n/gm;

/**
 * Declarations with the first sentence of each docstring only, and without other comments.
 *
 * @param text of a file of declarations, in which no string holds a comment
 *
 * @example
 * ```ts
 * import { shortComments } from "./declarations_short.ts";
 * const text = "/**\n * The score. It is a gradient.\n *\/\ndeclare const score: number;\n";
 * console.log(shortComments(text)); // "/** The score. *\/\ndeclare const score: number;\n"
 * ```
 */
export function shortComments(text: string): string {
  return text.replace(COMMENT, (comment) => shortComment(comment))
    .replace(LINE_COMMENT, "")
    .replace(/^\s*\n/gm, "");
}

function shortComment(comment: string): string {
  if (!comment.startsWith("/**") || /@license/.test(comment)) return "";
  const sentence = firstSentence(readDocstring(comment.slice(3, -2)).text);
  return sentence === "" ? "" : `/** ${sentence} */`;
}

/**
 * A source of the library as its users see it: functions have empty bodies, functions and constants
 * that it keeps to itself are gone.
 *
 * @throws {SyntaxError} when it cannot be parsed
 */
export function withoutBodies(source: string): string {
  const { program, comments } = parse(source, { sourceType: "module", plugins: ["typescript"] });
  const cuts: Cut[] = (comments ?? []).map(({ start, end }) => ({
    from: start!,
    to: end!,
    text: shortComment(source.slice(start!, end!)),
  }));
  for (const statement of program.body) {
    const exported = statement.type === "ExportNamedDeclaration";
    const node = exported ? statement.declaration : statement;
    if (node?.type === "FunctionDeclaration") {
      const { start, end } = exported ? node.body : statement;
      cuts.push({ from: start!, to: end!, text: exported ? "{}" : "" });
    }
    if (node?.type === "ClassDeclaration") {
      for (const member of node.body.body) {
        if (member.type === "ClassMethod") {
          cuts.push({ from: member.body.start!, to: member.body.end!, text: "{}" });
        }
      }
    }
    if (node?.type === "ExpressionStatement" || node?.type === "IfStatement") {
      cuts.push({ from: node.start!, to: node.end!, text: "" });
    }
  }
  return applyCuts(source, cuts).replace(/^\s*\n/gm, "");
}

/** A piece of text that another takes the place of. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Of two cuts of which one lies in the other, the outer one is made. */
function applyCuts(source: string, cuts: readonly Cut[]): string {
  let result = "", end = 0;
  for (const { from, to, text } of cuts.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < end) continue;
    result += source.slice(end, from) + text;
    end = to;
  }
  return result + source.slice(end);
}
