import { deepEqual, equal } from "node:assert/strict";
import { plainLine, readReport, total } from "./report.ts";

Deno.test("readReport() reads the last line of Deno's report", () => {
  const report = "1 passed | 9 failed\n\nok | 12 passed (3 steps) | 1 failed | 2 ignored (2s)\n";
  deepEqual(readReport(report), { passed: 12, failed: 1, skipped: 2 });
  const filtered = "ok | 0 passed | 0 failed | 27 filtered out (4s)";
  deepEqual(readReport(filtered), { passed: 0, failed: 0, skipped: 0 });
  equal(readReport("error: Module not found"), undefined);
});

Deno.test("the plain line has the sum of all suites, and skipped tests only where there are any", () => {
  const counts = [{ passed: 3, failed: 0, skipped: 0 }, { passed: 4, failed: 1, skipped: 2 }];
  equal(plainLine(total(counts)), "7 passed, 1 failed, 2 skipped");
  equal(plainLine(total(counts.slice(0, 1))), "3 passed, 0 failed");
});
