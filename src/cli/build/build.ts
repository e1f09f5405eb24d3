// npm run build: the Worker as it is deployed and served, in dist/: script, source map, the texts beside it, workerd's
// configuration, and what it was built from; and the client as a package.
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareBuild } from "../prepare-build.ts";
import { type Built, DIST, MANIFEST, PAGE, ROOT } from "./built.ts";
import { bundle } from "./bundle.ts";
import { buildClient, CLIENT } from "./client.ts";
import { readDeployment } from "./deployment.ts";
import { PAGE_DIR } from "./page.ts";
import { sourceHash } from "./source-hash.ts";
import { writeConfiguration } from "./workerd-config.ts";

/** Beside dist/, so that a folder can be put in place by renaming it. */
const SCRATCH = join(ROOT, ".wrangler/tmp");

/** Writes a whole folder, or none. */
async function build(target: string): Promise<void> {
	// Taken first: a source that changes meanwhile makes another hash, and is built again.
	const hash = sourceHash(ROOT);
	await prepareBuild();
	const deployment = readDeployment(join(ROOT, "wrangler.toml"));
	const dir = join(SCRATCH, `build-${process.pid}`);
	mkdirSync(dir, { recursive: true });
	try {
		const { texts } = await bundle(ROOT, deployment.main, dir);
		const { vars, secrets } = deployment;
		cpSync(join(ROOT, PAGE_DIR), join(dir, PAGE), { recursive: true });
		buildClient(ROOT, join(dir, CLIENT));
		writeConfiguration(dir, deployment, texts);
		writeFileSync(join(dir, MANIFEST), JSON.stringify({ hash, vars, secrets } satisfies Built, null, "\t"));
		rmSync(target, { recursive: true, force: true });
		renameSync(dir, target);
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}

if (import.meta.main) await build(DIST);
