// What a page works with.
import type { Client } from "../../api-client/client.ts";
import type { CredentialStore } from "../../api-client/credentials.ts";
import type { Locale } from "../../text/locale.ts";
import type { Sending } from "./sending.ts";
import type { Status } from "./status.ts";
import type { Store } from "./store.ts";
import type { StoredApi } from "./stored-api.ts";

/** Of what concerns the learner's record as a whole. */
export interface Account {
	readonly client: Client;
	readonly credentials: CredentialStore;
	readonly store: Store;
	readonly status: Status;
}

export interface Device {
	readonly store: Store;
	readonly status: Status;
	readonly api: StoredApi;
	account(): Promise<Account>;
	/** Loads exercises ahead. */
	refill(locale: Locale): Promise<void>;
	/** From now on sends what waits, and looks for a newer page. To be called once. */
	attend(): Promise<Sending>;
}
