// The memory that Linux sets aside for what waits to be received: by the page of 4096 octets, and it takes the pages back
// when all is received. A segment that fits in what is left of a page is taken without further checks (header prediction), and
// one that fills its own memory well lets the window grow (sk_rmem_schedule, tcp_grow_window).
import type { Connection } from "./connection.ts";

const PAGE = 4096;

/** By two segments each, until the window is as large as the memory that a socket has at first lets it be. */
const MOST_GROWTHS = 6;

/** What a segment takes: its data, about 400 octets of headers and bookkeeping, in a power of two, and the buffer's own 256. */
function memoryOf(octets: number): number {
	const powerOfTwo = 1 << (32 - Math.clz32(octets + 399));
	return Math.max(512, powerOfTwo) + 256;
}

export function hasMemoryFor({ memoryLeft }: Connection, octets: number): boolean {
	return memoryOf(octets) <= memoryLeft;
}

/** `octets` of data have arrived in order. */
export function takeMemory(connection: Connection, octets: number): void {
	const taken = memoryOf(octets);
	const missing = Math.max(0, taken - connection.memoryLeft);
	connection.memoryLeft += PAGE * Math.ceil(missing / PAGE) - taken;
	if (2 * octets >= taken && connection.windowGrowths < MOST_GROWTHS) connection.windowGrowths += 1;
}

/** The process has received all that there was. */
export function returnMemory(connection: Connection): void {
	connection.memoryLeft = 0;
}
