// A number that still stands where the story gave it, in English.
import type { GivenNumberWords } from "../facts/given-number.ts";
import { hostName } from "./host-names.ts";

const SINCE = {
	seq: "it has sent nothing that counts since",
	ack: "nothing that counts has come from it since",
} as const;

export const givenNumber: GivenNumberWords = {
	sentence: (field, host, shown) =>
		`${field} = ${shown}: the story tells that ${hostName(host)}'s next sequence number is ${shown}, and ${SINCE[field]}.`,
};
