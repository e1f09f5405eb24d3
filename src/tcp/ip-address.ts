// IP addresses as texts: an IPv6 address has many spellings, and one of them stands for it (RFC 5952).

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const GROUPS = 8;

/** The address family of a text that is an address. */
export function ipFamily(address: string): 4 | 6 {
	return address.includes(":") ? 6 : 4;
}

/** Dotted decimals without leading zeros, or any spelling of an IPv6 address (RFC 4291, 2.2) without a zone. */
export function isIpAddress(text: string): boolean {
	return IPV4.test(text) || ipv6Groups(text) !== null;
}

/** The one spelling of an address: of IPv6 that of RFC 5952. What is no address stays as it is. */
export function canonicalIp(text: string): string {
	const groups = ipv6Groups(text);
	return groups ? spelled(groups) : text;
}

/** The eight 16-bit groups of an IPv6 address, or null. */
export function ipv6Groups(text: string): readonly number[] | null {
	const halves = withoutDots(text).split("::");
	const [head = [], tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
	if (halves.length > 2 || ![...head, ...(tail ?? [])].every((group) => GROUP.test(group))) return null;
	const zeros = GROUPS - head.length - (tail?.length ?? 0);
	if (tail ? zeros < 1 : zeros !== 0) return null;
	return [...head, ...Array<string>(zeros).fill("0"), ...(tail ?? [])].map((group) => Number.parseInt(group, 16));
}

/** The last two groups may be written as an IPv4 address. */
function withoutDots(text: string): string {
	const dotted = text.slice(text.lastIndexOf(":") + 1);
	if (dotted === text || !IPV4.test(dotted)) return text;
	const [a = 0, b = 0, c = 0, d = 0] = dotted.split(".").map(Number);
	return `${text.slice(0, -dotted.length)}${hex((a << 8) | b)}:${hex((c << 8) | d)}`;
}

function hex(group: number): string {
	return group.toString(16);
}

function spelled(groups: readonly number[]): string {
	const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
	if (mapped)
		return `::ffff:${groups
			.slice(6)
			.flatMap((group) => [group >> 8, group & 255])
			.join(".")}`;
	const { start, length } = longestZeros(groups);
	if (length < 2) return groups.map(hex).join(":");
	return `${groups.slice(0, start).map(hex).join(":")}::${groups
		.slice(start + length)
		.map(hex)
		.join(":")}`;
}

/** The longest run of zero groups; of equal ones the first (RFC 5952, 4.2.3). */
function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
	let longest = { start: 0, length: 0 };
	let start = 0;
	for (const [i, group] of groups.entries()) {
		if (group !== 0) start = i + 1;
		else if (i + 1 - start > longest.length) longest = { start, length: i + 1 - start };
	}
	return longest;
}
