// Where a sequence or acknowledgment number comes from, and what kind of sentence says so.

export interface Addend {
	readonly kind: "syn" | "fin" | "data";
	readonly amount: number;
}

/** An earlier number that is counted from. */
export interface EarlierNumber {
	readonly segment: number;
	readonly field: "seq" | "ack";
	readonly shown: string;
}

export interface NumberFacts {
	readonly field: "seq" | "ack";
	readonly segment: number;
	/** Id of the host that sent the segment. */
	readonly sender: string;
	/** The earlier number that this one is counted from; null where it is not shown: before the exchange began. */
	readonly of: EarlierNumber | null;
	readonly addends: readonly Addend[];
	/** One is taken away at the end: a keep-alive probe. */
	readonly back: boolean;
	/** The number itself in the scenario's notation. */
	readonly shown: string;
	/** The sum passed 2^32. */
	readonly wraps: boolean;
	readonly kind: "counted" | "initial" | "cookie" | "zero" | "injected";
	readonly retransmission: boolean;
	/** The earlier number was sent by the peer. */
	readonly fromPeer: boolean;
}

/** Why a number is that of another segment: a retransmission's, what the other field asks for, or merely repeated. */
export type Copy = "retransmission" | "seq-from-ack" | "ack-from-seq" | "again";

/** What a sum stands for. */
export type Meaning = "keep-alive" | "rest-of-retransmission" | "next-expected" | "next-of-sender";

/** Which sentence says where a number comes from. */
export type Derivation =
	| { readonly kind: Exclude<NumberFacts["kind"], "counted"> }
	| { readonly kind: "copied"; readonly of: EarlierNumber; readonly copy: Copy }
	/** `of` null: nothing to count from is shown. `meaning` null: the facts do not say. */
	| {
			readonly kind: "summed";
			readonly of: EarlierNumber | null;
			readonly addends: readonly Addend[];
			readonly meaning: Meaning | null;
	  };

export function derivationOf(facts: NumberFacts): Derivation {
	const { kind, of, back } = facts;
	if (kind !== "counted") return { kind };
	const addends = facts.addends.filter(({ amount }) => amount > 0);
	if (of && addends.length === 0 && !back) return { kind: "copied", of, copy: copyOf(facts, of) };
	return { kind: "summed", of, addends, meaning: meaningOf(facts) };
}

function copyOf({ field, retransmission }: NumberFacts, of: EarlierNumber): Copy {
	if (retransmission && field === "seq") return "retransmission";
	if (field === "seq" && of.field === "ack") return "seq-from-ack";
	if (field === "ack" && of.field === "seq") return "ack-from-seq";
	return "again";
}

function meaningOf({ field, of, back, fromPeer, retransmission }: NumberFacts): Meaning | null {
	if (back) return "keep-alive";
	if (field === "seq" && retransmission && of) return "rest-of-retransmission";
	if (field === "ack" && fromPeer) return "next-expected";
	if (field === "seq" && of?.field !== "ack" && !fromPeer && !retransmission) return "next-of-sender";
	return null;
}

export interface ArithmeticWords {
	/** One line: "ack = 4021 (seq of segment 1) + 100 octets + 1 (FIN) = 4122: the next number expected." */
	sentence(facts: NumberFacts): string;
}
