// A trace as a pcap file: raw IPv4 packets with correct checksums, as Wireshark and tshark read them. MSS is the only TCP
// option, on every SYN; the window is the constant one of the rules.
import { hasSyn, type Segment } from "../tcp/segment.ts";

/** A segment and when it was sent, ms. */
export interface PcapEntry {
	readonly segment: Segment;
	readonly atMs: number;
}

export interface PcapOptions {
	/** Offered by both ends, 0 to 65535 octets. */
	readonly windowOctets: number;
	/** Announced on SYN, octets. */
	readonly mss: number;
}

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const IP_HEADER = 20;
const TCP_HEADER = 20;
/** LINKTYPE_RAW: the packet begins with the IP header. */
const RAW_IP = 101;
const TCP = 6;

/** A pcap file of version 2.4 with microsecond timestamps, little-endian. */
export function pcapOf(entries: readonly PcapEntry[], options: PcapOptions): Uint8Array {
	const packets = entries.map(({ segment }) => packet(segment, options));
	const size = packets.reduce((sum, bytes) => sum + RECORD_HEADER + bytes.length, FILE_HEADER);
	const file = new Uint8Array(size);
	const view = new DataView(file.buffer);
	view.setUint32(0, 0xa1b2c3d4, true);
	view.setUint16(4, 2, true);
	view.setUint16(6, 4, true);
	view.setUint32(16, 65_535, true);
	view.setUint32(20, RAW_IP, true);
	let offset = FILE_HEADER;
	for (const [i, bytes] of packets.entries()) {
		const micros = Math.round((entries[i]?.atMs ?? 0) * 1000);
		view.setUint32(offset, Math.floor(micros / 1_000_000), true);
		view.setUint32(offset + 4, micros % 1_000_000, true);
		view.setUint32(offset + 8, bytes.length, true);
		view.setUint32(offset + 12, bytes.length, true);
		file.set(bytes, offset + RECORD_HEADER);
		offset += RECORD_HEADER + bytes.length;
	}
	return file;
}

function packet(segment: Segment, options: PcapOptions): Uint8Array {
	const tcpHeader = TCP_HEADER + (hasSyn(segment) ? 4 : 0);
	const bytes = new Uint8Array(IP_HEADER + tcpHeader + segment.length);
	const view = new DataView(bytes.buffer);
	writeIp(view, segment, bytes.length);
	writeTcp(view, segment, tcpHeader, options);
	return bytes;
}

/** RFC 791, 3.1. The identification is the segment's number, so that a packet can be found in the trace again. */
function writeIp(view: DataView, segment: Segment, length: number): void {
	view.setUint8(0, 0x45);
	view.setUint16(2, length);
	view.setUint16(4, segment.number & 0xffff);
	view.setUint16(6, 0x4000);
	view.setUint8(8, 64);
	view.setUint8(9, TCP);
	writeAddress(view, 12, segment.from.ip);
	writeAddress(view, 16, segment.to.ip);
	view.setUint16(10, checksum(view, 0, IP_HEADER, 0));
}

/** RFC 9293, 3.1; data octets are zero. */
function writeTcp(view: DataView, segment: Segment, header: number, options: PcapOptions): void {
	view.setUint16(IP_HEADER, segment.from.port);
	view.setUint16(IP_HEADER + 2, segment.to.port);
	view.setUint32(IP_HEADER + 4, segment.seq);
	view.setUint32(IP_HEADER + 8, segment.ack);
	view.setUint8(IP_HEADER + 12, (header / 4) << 4);
	view.setUint8(IP_HEADER + 13, segment.bits);
	view.setUint16(IP_HEADER + 14, options.windowOctets);
	if (hasSyn(segment)) {
		view.setUint16(IP_HEADER + 20, 0x0204);
		view.setUint16(IP_HEADER + 22, options.mss);
	}
	const length = header + segment.length;
	const pseudoHeader = sum(view, 12, 20) + TCP + length;
	view.setUint16(IP_HEADER + 16, checksum(view, IP_HEADER, IP_HEADER + length, pseudoHeader));
}

function writeAddress(view: DataView, offset: number, ip: string): void {
	for (const [i, octet] of ip.split(".").entries()) view.setUint8(offset + i, Number(octet));
}

/** Sum of the 16-bit words from `start` to before `end`; an odd last octet counts as the high half of a word. */
function sum(view: DataView, start: number, end: number): number {
	let total = 0;
	for (let i = start; i + 1 < end; i += 2) total += view.getUint16(i);
	return (end - start) % 2 === 0 ? total : total + (view.getUint8(end - 1) << 8);
}

/** The Internet checksum (RFC 1071). */
function checksum(view: DataView, start: number, end: number, seed: number): number {
	let total = seed + sum(view, start, end);
	while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
	return ~total & 0xffff;
}
