// What a picker shows for the ids of the catalogue.

export interface CatalogueWords {
	readonly families: Readonly<Record<"handshake" | "teardown" | "syn-attack", string>>;
	readonly notations: Readonly<Record<"raw" | "relative" | "symbolic", string>>;
	readonly profiles: Readonly<Record<"rfc9293" | "linux", string>>;
}
