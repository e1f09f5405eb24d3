// Signatures of Standard Webhooks ("Signature scheme"): HMAC-SHA256 over id, time and body. The platform's own HMAC: the
// reference library brings one written in JavaScript; in tests that library judges what is signed here.

const PREFIX = "whsec_";
const SECRET_BYTES = 32;

export function newSecret(): string {
	return PREFIX + crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).toBase64();
}

export interface Signed {
	readonly id: string;
	/** When it is sent, s since 1970. */
	readonly timestampS: number;
	readonly body: string;
}

/** The value of `webhook-signature`: one signature a secret. */
export async function signatures(secrets: readonly string[], { id, timestampS, body }: Signed): Promise<string> {
	const content = new TextEncoder().encode(`${id}.${timestampS}.${body}`);
	const signed = await Promise.all(secrets.map((secret) => hmac(secret, content)));
	return signed.map((bytes) => `v1,${new Uint8Array(bytes).toBase64()}`).join(" ");
}

async function hmac(secret: string, content: BufferSource): Promise<ArrayBuffer> {
	const bytes = Uint8Array.fromBase64(secret.slice(PREFIX.length));
	const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
	return crypto.subtle.sign("HMAC", key, content);
}
