import { deepEqual, equal, throws } from "node:assert/strict";
import fc from "#properties";
import { csvOf, readTable } from "../../../lib/press/marks/tables/csv.ts";

const read = (text: string): (readonly string[])[] => {
  const { columns, rows } = readTable({ path: "a.csv", text });
  return [columns, ...rows.map(({ cells }) => cells)];
};

Deno.test("csvOf() lets no text begin like a formula, and leaves numbers alone", () => {
  for (const text of ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "'=1+1"]) {
    const [cell = ""] = /[^"\n]+/.exec(csvOf([[text]])) ?? [];
    equal(cell[0], "'", JSON.stringify(text));
  }
  equal(csvOf([[-1, "a", ""]]), "-1,a,\n");
  equal(csvOf([["a;=1+1;-2"]]), `"a;'=1+1;'-2"\n`); // where semicolons separate cells
  equal(csvOf([["\x1b[2J\x9b\u202e\r"]]), "\\u001b[2J\\u009b\\u202e\\u000d\n");
});

Deno.test("readTable() gives back what csvOf() wrote", () => {
  const sign = fc.constantFrom("=", "-", "'", ";", "\t", "\n", '"', "a");
  const cell = fc.oneof(fc.string(), fc.string({ unit: sign })).filter((text) =>
    text.trim() !== ""
  );
  fc.assert(fc.property(
    fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
    (rows) => deepEqual(read(csvOf([["one", "two"], ...rows])), [["one", "two"], ...rows]),
  ));
});

Deno.test("readTable() reads what programs for tables write", () => {
  const table = [["student", "points"], ["Ada; L", "1,5"], ['"Ö"', "2"]];
  deepEqual(read('student,points\n"Ada; L","1,5"\n"""Ö""",2\n'), table);
  deepEqual(read('\uFEFFstudent;points\r\n"Ada; L";1,5\r\n"""Ö""";2'), table);
  deepEqual(read('student\tpoints\nAda; L\t1,5\n"""Ö"""\t2\n\n\t\n'), table);
  deepEqual(read('a,b\n"two\nlines",'), [["a", "b"], ["two\nlines", ""]]);
});

Deno.test("readTable() refuses what it would have to guess, naming the line", () => {
  throws(() => read(""), /^RangeError: Expected columns in a\.csv; got none$/);
  throws(() => read("a,b,a\n"), /Expected different columns in a\.csv; got "a" twice/);
  throws(() => read('a,b\n"1\n2",3\n4\n'), /Expected 2 cells in line 4 of a\.csv; got 1/);
  throws(
    () => read('a,b\r\n\r\n"1\r\n2",3\r\n4\r\n'),
    /Expected 2 cells in line 5 of a\.csv; got 1/,
  );
  throws(() => read('a,b\n"ö\r\nö",3\r\n4'), /Expected 2 cells in line 4 of a\.csv; got 1/);
  throws(() => read('a,b\r"1\r2",3\r4'), /Expected 2 cells in line 4 of a\.csv; got 1/);
  throws(() => read('a,b\r\n"1\r\n2",3\r\n"4\r\n'), /a closing quote in line 4 of a\.csv/);
  throws(() => read('a,b\n4 "or" 5,1\n'), /quotes around whole cells alone in line 2 of a\.csv/);
  throws(() => read('a,b\n1,2\n"3,4\n'), /Expected a closing quote in line 3 of a\.csv/);
  throws(() => read('a,b\n"1"2,3\n'), /Expected a closing quote in line 2 of a\.csv/);
});
