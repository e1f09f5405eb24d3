// How every bundle that a browser runs is made.
import type { BuildOptions } from "esbuild";

export const BROWSER_BUILD = {
	bundle: true,
	minify: true,
	charset: "utf8",
	target: "es2022",
	platform: "browser",
	conditions: ["browser", "production"],
	legalComments: "none",
	logLevel: "error",
} as const satisfies BuildOptions;
