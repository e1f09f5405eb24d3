// Texts by their SHA-256, in base64url.
import { toBase64url } from "./identity/base64url.ts";

export async function hash(text: string): Promise<string> {
	return toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

/** 128 bits of it: what is made of a secret can be told apart by it, and the secret not told. */
export async function shortName(text: string): Promise<string> {
	return (await hash(text)).slice(0, 22);
}
