/** What a docstring says about a parameter. */
export interface ParameterDoc {
  readonly name: string;
  readonly text: string;
}

/** An error that a function throws. */
export interface ThrowsDoc {
  /** "RangeError"; "" when the docstring leaves it open. */
  readonly type: string;
  readonly text: string;
}

/** A docstring in its parts. */
export interface Docstring {
  /** Sentences and equations, without marks; paragraphs are set apart by empty lines. */
  readonly text: string;
  readonly parameters: readonly ParameterDoc[];
  readonly returns: string;
  readonly throws: readonly ThrowsDoc[];
  /** Where the formula stands in the literature, after `@see`: "Lipman et al. 2023, Theorem 3." */
  readonly source: string;
  /** Code of the examples, without its fence. */
  readonly examples: readonly string[];
}

const FENCE = /^```\w*[^\n]*\n([^]*?)\n```/m;

/**
 * Reads a docstring.
 *
 * @param comment what stands between the marks of the comment, its lines still led by stars
 *
 * @example
 * ```ts
 * import { readDocstring } from "./docstring.ts";
 * const { text, source } = readDocstring(" One slope.\n@see Euler 1768. ");
 * console.log(text, "|", source); // One slope. | Euler 1768.
 * ```
 */
export function readDocstring(comment: string): Docstring {
  const lines = comment.trimEnd().split("\n")
    .map((line, i) => i === 0 ? line.trim() : line.replace(/^\s*\* ?/, "").trimEnd());
  const [description = "", ...tags] = sectionsOf(lines);
  const text = description.replace(/^\n+/, "").trimEnd();
  const parts: { parameters: ParameterDoc[]; throws: ThrowsDoc[]; examples: string[] } = {
    parameters: [],
    throws: [],
    examples: [],
  };
  const sources: string[] = [];
  let returns = "";
  for (const section of tags) {
    const [, tag, rest] = /^@(\w+)[ \t]*([^]*)$/.exec(section)!;
    if (tag === "example") parts.examples.push(FENCE.exec(rest!)?.[1] ?? rest!.trim());
    const body = tag === "example" ? "" : flow(rest!);
    if (tag === "param") {
      const [, name, said] = /^(\S+)\s*([^]*)$/.exec(body) ?? [];
      parts.parameters.push({ name: name ?? "", text: said ?? "" });
    }
    if (tag === "returns") returns = body;
    if (tag === "see") sources.push(body);
    if (tag === "throws") {
      const [, type = "", said] = /^(?:\{(\w+)\}\s*)?([^]*)$/.exec(body)!;
      parts.throws.push({ type, text: said! });
    }
  }
  return { text, ...parts, returns, source: sources.join(" ") };
}

/**
 * The first sentence of a docstring, on one line.
 *
 * @example
 * ```ts
 * import { firstSentence } from "./docstring.ts";
 * console.log(firstSentence("The score, i.e. a\ngradient. More.")); // The score, i.e. a gradient.
 * ```
 */
export function firstSentence(text: string): string {
  const paragraph = flow(text.split(/\n\s*\n/)[0]!);
  return /^[^]*?\.(?= +[A-Z`]|$)/.exec(paragraph)?.[0] ?? paragraph;
}

/** The description, then one piece for every tag; a line of code may begin with an @ too. */
function sectionsOf(lines: readonly string[]): string[] {
  const sections: string[][] = [[]];
  let fenced = false;
  for (const line of lines) {
    if (line.startsWith("```")) fenced = !fenced;
    if (!fenced && /^@\w/.test(line)) sections.push([]);
    sections.at(-1)!.push(line);
  }
  return sections.map((section) => section.join("\n"));
}

/** A paragraph on one line. */
function flow(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
