// Writes what a phone needs to install the page as an app: icons, and a manifest in each language.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ICON_GROUND, ICON_SIDE, ICON_SIDES, ICON_STROKES, iconSvg } from "../../page/shells/icon.ts";
import { webManifest } from "../../page/shells/manifest.ts";
import { LOCALES } from "../../text/locale.ts";
import { drawPng } from "./png.ts";

export function writeAppFiles(dir: string): void {
	writeFileSync(join(dir, "icon.svg"), iconSvg());
	const drawing = { strokes: ICON_STROKES, side: ICON_SIDE, ground: ICON_GROUND };
	for (const pixels of ICON_SIDES) writeFileSync(join(dir, `icon-${pixels}.png`), drawPng(drawing, pixels));
	for (const locale of LOCALES) writeFileSync(join(dir, `app.${locale}.webmanifest`), webManifest(locale));
}
