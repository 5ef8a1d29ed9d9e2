import type { ClassDeclaration, Node, VariableDeclaration, VariableDeclarator } from "acorn";
import { type Edit, insert, replace, semicolon } from "./edits.ts";
import { bindings } from "./pattern.ts";

/**
 * `const x = f(), { a, b: [c] } = g()` becomes
 *
 *   $cell.const({x : f()}), void ({ a: $cell.consts.a, b: [$cell.consts.c] } = g());
 *
 * The value is computed before the name is defined: so a name is unknown before its first
 * declaration, keeps its old value while it is declared again, and also when that fails, as in the
 * kernel. A function without a name gets that of its variable, because it stands after the colon.
 *
 * A resource declared by `using` is a constant: the cell that declares it is not its end.
 */
export function lexicalEdits(code: string, declaration: VariableDeclaration): Edit[] {
  const { declarations: list, start } = declaration;
  const kind = declaration.kind === "let" ? "let" : "const";
  return [
    replace(code, { start, end: list[0]!.start }, ""),
    ...list.flatMap((one) => declaratorEdits(code, one, kind)),
    ...semicolon(code, declaration),
  ];
}

/** `class A {}` becomes `$cell.let({A: class A {}});` */
export function classEdits(node: ClassDeclaration): Edit[] {
  return [insert(node.start, `$cell.let({${node.id.name}: `), insert(node.end, "});")];
}

function declaratorEdits(code: string, node: VariableDeclarator, kind: "let" | "const"): Edit[] {
  const { id, init, end } = node;
  if (id.type !== "Identifier") {
    return [insert(id.start, "void ("), ...patternEdits(id, kind), insert(end, ")")];
  }
  const value = init ? replace(code, equalsSign(code, id), ":") : insert(id.end, ": undefined");
  return [insert(id.start, `$cell.${kind}({`), value, insert(end, "})")];
}

function patternEdits(pattern: VariableDeclarator["id"], kind: "let" | "const"): Edit[] {
  return bindings(pattern).map(({ identifier: { name, start }, property }) =>
    insert(start, `${property === "same" ? `${name}: ` : ""}$cell.${kind}s.`)
  );
}

const BEFORE_SIGN = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

function equalsSign(code: string, { end }: Node): { start: number; end: number } {
  BEFORE_SIGN.lastIndex = end;
  BEFORE_SIGN.exec(code);
  return { start: BEFORE_SIGN.lastIndex, end: BEFORE_SIGN.lastIndex + 1 };
}
