import type { SourceFile } from "./library.ts";
import { type Declaration, docstringOf } from "./syntax.ts";

/** A property or method of a class or an interface. */
export interface Member {
  /** Its declaration without a body. */
  readonly code: string;
  readonly comment: string;
}

/** A declaration as a reader needs it: without bodies, in the words of its source. */
export interface Signature {
  readonly kind: "function" | "class" | "interface" | "type" | "constant";
  readonly code: string;
  readonly members: readonly Member[];
}

const LONGEST_VALUE = 12; // lines of a constant whose value is worth reading

/**
 * The signature of a declaration, cut from its source.
 *
 * @param file with the declaration
 */
export function signatureOf({ node, name }: Declaration, { text }: SourceFile): Signature {
  const cut = (from: number, to: number): string => text.slice(from, to).trim();
  const start = node.start!;
  switch (node.type) {
    case "FunctionDeclaration":
      return { kind: "function", code: cut(start, node.body.start!), members: [] };
    case "TSTypeAliasDeclaration":
      return { kind: "type", code: cut(start, node.end!), members: [] };
    case "TSInterfaceDeclaration":
      return {
        kind: "interface",
        code: cut(start, node.body.start!),
        members: node.body.body.map((member) => ({
          code: cut(member.start!, member.end!).replace(/[;,]$/, ""),
          comment: docstringOf(member),
        })),
      };
    case "ClassDeclaration":
      return {
        kind: "class",
        code: cut(start, node.body.start!),
        members: node.body.body.flatMap((member): Member[] => {
          if (member.type !== "ClassMethod" && member.type !== "ClassProperty") return [];
          if (member.accessibility === "private") return [];
          const end = member.type === "ClassMethod" ? member.body.start! : member.end!;
          return [{
            code: cut(member.start!, end).replace(/;$/, ""),
            comment: docstringOf(member),
          }];
        }),
      };
    case "VariableDeclaration": {
      const one = node.declarations.find(({ id }) => id.type === "Identifier" && id.name === name)!;
      const whole = `${node.kind} ${cut(one.start!, one.end!)}`;
      const short = whole.split("\n").length <= LONGEST_VALUE
        ? whole
        : `${node.kind} ${cut(one.start!, one.id.end!)}`;
      return { kind: "constant", code: short, members: [] };
    }
  }
}
