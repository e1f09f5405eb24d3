// Whose pages may frame what is made for frames: the setting FRAME_ANCESTORS, as CSP takes it (CSP 3, 6.4.2).

/** Nobody's but this service's own. */
export const OWN_PAGES = "'self'";

/** https with any host, also with a wildcard in front; http of this machine alone, for trying it out. */
const ORIGIN =
	/^(?:https:\/\/(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?)$/i;

/** The list as a Content-Security-Policy has it; null where the setting is none. Empty: this service's own. */
export function ancestorsOf(setting: string): string | null {
	const names = setting.trim().split(/\s+/).filter(Boolean);
	if (names.length === 0) return OWN_PAGES;
	const known = names.every((name) => name === "*" || name === OWN_PAGES || ORIGIN.test(name));
	return known ? names.join(" ") : null;
}
