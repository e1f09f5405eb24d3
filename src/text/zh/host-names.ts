// What hosts and segments are called, in Chinese.
import { type HostNameWords, type HostRole, isRole } from "../facts/host-names.ts";

const NAMES: Readonly<Record<HostRole, string>> = {
	client: "客户端",
	server: "服务器",
	spoofed: "伪造的地址",
	attacker: "攻击者",
	victim: "受害者",
	reflector: "反射服务器",
	scanner: "扫描者",
	trusted: "受信任的主机",
	gateway: "网关",
	"known-client": "老客户端",
	"new-client": "新客户端",
};

/** "客户端", anywhere in a sentence. */
export function hostName(id: string): string {
	return isRole(id) ? NAMES[id] : id;
}

/** "报文段 3" */
export function segmentName(segment: number): string {
	return segment > 0 ? `报文段 ${segment}` : "注入的报文段";
}

export const hostNames: HostNameWords = { host: hostName, hostAtStart: hostName, segment: segmentName };
