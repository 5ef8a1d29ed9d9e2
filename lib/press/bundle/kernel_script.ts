import { PROJECT, readProject } from "./project.ts";
import { bundle } from "./scripts.ts";

const INSTALL = "lib/press/kernelspec/install_alone.ts";

/**
 * The command that installs the kernel, as one script for a folder that stands alone.
 *
 * @throws {Error} with the words of the bundler when it fails
 */
export async function kernelScript(): Promise<string> {
  const entry = `import ${JSON.stringify(new URL(INSTALL, PROJECT).href)};\n`;
  const scripts = await bundle(await readProject(), { kernel: entry }, []);
  return new TextDecoder().decode(scripts.get("kernel.js"));
}
