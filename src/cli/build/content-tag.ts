// A short name made of a content: another content has another one.
import { createHash } from "node:crypto";

export function contentTag(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("base64url").slice(0, 22);
}
