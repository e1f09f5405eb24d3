// What a blank asks for, as the label beside its field.

export interface LabelWords {
	/** "State of the client after step 3" */
	state(host: string, step: number): string;
	/** "Flags of segment 2" */
	flags(segment: number): string;
	/** "Acknowledgment number of segment 2" */
	number(field: "seq" | "ack", segment: number): string;
	/** "Entries in the server's SYN queue after step 4" */
	queue(host: string, queue: "syn" | "accept", step: number): string;
}
