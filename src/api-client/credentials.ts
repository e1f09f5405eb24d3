// Where a learner's token is kept. A host without localStorage passes a store of its own.
import { type Alone, oneAtATimeIn, webLock } from "./alone.ts";
import { isRecord } from "./outcome.ts";

export interface Credential {
	readonly learnerId: string;
	readonly token: string;
	/** ISO timestamp, by the service's clock. */
	readonly expiresAt: string;
}

export interface CredentialStore {
	read(): Promise<Credential | null>;
	/** Null forgets it; of an anonymous record it is all that there is. */
	write(credential: Credential | null): Promise<void>;
	/** Runs a task while nobody else with the same store does; when left out, nobody else of the same client. */
	readonly alone?: Alone;
}

/** Forgotten with the page or process. */
export function memoryCredentials(first: Credential | null = null): CredentialStore {
	let credential = first;
	return {
		read: async () => credential,
		async write(next) {
			credential = next;
		},
	};
}

/** In localStorage; in memory where that is full or refused, as in some browsers' private mode. */
export function storedCredentials(key: string): CredentialStore {
	/** What the storage did not take; undefined where it has the last word. */
	let unkept: Credential | null | undefined;
	return {
		async read() {
			return unkept === undefined ? readStored(key) : unkept;
		},
		async write(credential) {
			unkept = writeStored(key, credential) ? undefined : credential;
		},
		alone: webLock(`seqack-learner-${key}`) ?? oneAtATimeIn(`seqack-learner-${key}`),
	};
}

function readStored(key: string): Credential | null {
	try {
		const stored: unknown = JSON.parse(globalThis.localStorage.getItem(key) ?? "null");
		return isCredential(stored) ? stored : null;
	} catch {
		return null;
	}
}

function writeStored(key: string, credential: Credential | null): boolean {
	try {
		if (credential === null) globalThis.localStorage.removeItem(key);
		else globalThis.localStorage.setItem(key, JSON.stringify(credential));
		return true;
	} catch {
		return false;
	}
}

export function isCredential(value: unknown): value is Credential {
	return (
		isRecord(value) &&
		typeof value.learnerId === "string" &&
		typeof value.token === "string" &&
		typeof value.expiresAt === "string"
	);
}
