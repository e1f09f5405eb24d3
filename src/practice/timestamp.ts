// Times as the API writes them.

/** ISO 8601 of ms since 1970; null where there is none. */
export function timestamp<Time extends number | null>(ms: Time): Time extends number ? string : null;
export function timestamp(ms: number | null): string | null {
	return ms === null ? null : new Date(ms).toISOString();
}
