import { checkDeno } from "./check_deno.ts";
import { checkKernelspec } from "./check_kernelspec.ts";
import { checkLock } from "./check_lock.ts";
import { checkPackages } from "./check_packages.ts";
import { checkBrowser, checkMemory, checkPort } from "./check_room.ts";
import type { Finding } from "./finding.ts";
import type { World } from "./look.ts";

/** Everything there is to say about a machine, the needed things first. */
export function diagnose(world: World): Finding[] {
  return [
    checkDeno(world.deno),
    checkLock(world.config, world.lock),
    ...checkPackages(world.lock, world.store),
    checkKernelspec(world.spec, world.canBeStarted),
    checkPort(world.port),
    checkBrowser(world.browser),
    checkMemory(world.memory),
  ];
}

const SIGNS: Readonly<Record<Finding["verdict"], string>> = { fine: "✓", note: "·", missing: "✗" };

/** The findings as lines, and what they come to. */
export function report(findings: readonly Finding[]): string {
  const lines = findings.map(({ verdict, says, remedy }) =>
    `${SIGNS[verdict]} ${says}${remedy === undefined ? "" : ` → ${remedy}`}`
  );
  return [...lines, "", summary(findings)].join("\n");
}

function summary(findings: readonly Finding[]): string {
  const count = (verdict: Finding["verdict"]): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const needed = count("missing"), optional = count("note");
  const first = needed === 0 ? "Everything needed is here" : `${things(needed)} missing (✗)`;
  return optional === 0 ? first : `${first}; ${things(optional)} worth a look (·)`;
}

function things(count: number): string {
  return count === 1 ? "1 thing is" : `${count} things are`;
}
