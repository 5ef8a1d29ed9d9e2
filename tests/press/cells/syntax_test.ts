import { deepEqual, equal } from "node:assert/strict";
import { checkSyntax } from "../../../lib/press/cells/parse.ts";

Deno.test("checkSyntax() accepts what the kernel runs", () => {
  const cells = [
    "",
    "await 1",
    'import { stream } from "flowbook/random";\nexport const s = stream(1);',
    "interface A { x: number }\nconst a = { x: 1 } satisfies A;\na",
    "const same = <T>(x: T): T => x;",
    "enum Color { Red }\nabstract class B { abstract f(): void }",
    "using file = { [Symbol.dispose]() {} };",
    "declare const given: number;\ndeclare namespace N { const x: number }",
    "type namespace = 3;\nconst module: namespace = 3;\nmodule",
    "const text = `namespace A { }`; // namespace B {}",
  ];
  for (const cell of cells) equal(checkSyntax(cell), undefined, cell);
});

Deno.test("checkSyntax() says where and why a cell cannot be parsed", () => {
  deepEqual(checkSyntax("const x: = 3;"), { line: 1, column: 10, message: "Unexpected token" });
  deepEqual(checkSyntax("1;\nif (x {\n}"), {
    line: 2,
    column: 7,
    message: 'Unexpected token, expected ")"',
  });
  deepEqual(checkSyntax("type A = number;\n\nlet x: A = 1;\nlet x = 2;"), {
    line: 4,
    column: 5,
    message: "Identifier 'x' has already been declared",
  });
  deepEqual(checkSyntax("return 1"), {
    line: 1,
    column: 1,
    message: "'return' outside of function",
  });
});

Deno.test("checkSyntax() refuses a namespace, which removing the types would drop without a word", () => {
  const reason = (kind: string): string =>
    `A ${kind} cannot be used in a cell; use an object or functions`;
  deepEqual(checkSyntax("\n  namespace A.B { export const x = 1 }"), {
    line: 2,
    column: 3,
    message: reason("namespace"),
  });
  deepEqual(checkSyntax("export module M { }"), {
    line: 1,
    column: 8,
    message: reason("module"),
  });
});

Deno.test("checkSyntax() names what the kernel runs and a page does not", () => {
  const said = (cell: string): string | undefined => checkSyntax(cell)?.message;
  const jsx = "JSX cannot be used in a cell; make a text or an element by a call";
  equal(said("const Greeting = <b>Greetings</b>;\nGreeting"), jsx);
  equal(said("function f() { return <div className='x'>{1}</div>; }"), jsx);
  equal(
    said("class A {\n  static accessor x = 1;\n}"),
    "An accessor field cannot be used in a cell; write get and set",
  );
  equal(
    said("@sealed class A {}"),
    "A decorator cannot be used in a cell; call its function instead",
  );
  equal(said("if (1 < 2) { let 5 }"), "Unexpected token");
});
