// What blanks ask for, in English.
import type { LabelWords } from "../facts/labels.ts";
import { hostName, segmentName } from "./host-names.ts";

const NUMBERS = { seq: "Sequence number", ack: "Acknowledgment number" } as const;

export const labels: LabelWords = {
	state: (host, step) => `State of ${hostName(host)} after step ${step}`,
	flags: (segment) => `Flags of ${segmentName(segment)}`,
	number: (field, segment) => `${NUMBERS[field]} of ${segmentName(segment)}`,
	queue(host, queue, step) {
		const name = hostName(host);
		const what = queue === "syn" ? `Entries in ${name}'s SYN queue` : `Connections in ${name}'s accept queue`;
		return `${what} after step ${step}`;
	},
};
