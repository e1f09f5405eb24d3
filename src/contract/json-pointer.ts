// JSON pointers into a body (RFC 6901).

/** The pointer that leads along these keys; the whole body is the empty pointer. */
export function jsonPointer(keys: readonly unknown[]): string {
	return keys.map((key) => `/${escapeToken(String(key))}`).join("");
}

function escapeToken(token: string): string {
	return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
