// Ids that nobody can guess, of what is made here.
import { toBase64url } from "./identity/base64url.ts";

/** 128 random bits after the prefix, in 22 characters. */
export function opaqueId(prefix: string): string {
	return prefix + toBase64url(crypto.getRandomValues(new Uint8Array(16)));
}
