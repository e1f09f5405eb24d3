// The root package's postinstall. npm 10 (the one bundled with Node 20) installs the matching
// node-<platform>-<cpu> package but then drops its node_modules/.bin/node link while it cleans up the other
// platforms' optional packages. npm 11 keeps the link, and this script then does nothing. Plain JavaScript,
// because it runs under whatever Node the machine has.
import { existsSync, mkdirSync, symlinkSync } from "node:fs";

const prefix = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
const pkg = `${prefix}-${process.platform}-${process.arch}`;
const modules = new URL("../../node_modules/", import.meta.url);
const link = new URL(".bin/node", modules);

if (process.platform !== "win32" && !existsSync(link) && existsSync(new URL(`${pkg}/bin/node`, modules))) {
	mkdirSync(new URL(".bin/", modules), { recursive: true });
	symlinkSync(`../${pkg}/bin/node`, link);
}
