// The document as the viewer gets it: of an error only what it is, for all have the same body; half of it is spared so.

interface Answer {
	readonly description: string;
}

interface Described {
	readonly operationId: string;
	readonly tags: readonly string[];
	readonly responses: Readonly<Record<string, Answer>>;
}

export interface Lightened {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

const isError = (status: string) => Number(status) >= 400;

/** Each code leads to what there is to do about it. */
const withLinks = (description: string) => description.replaceAll(/`([a-z][a-z-]+)`:/g, "[`$1`](/docs#$1):");

export function lighter<D extends Lightened>(document: D): D {
	const shorten = (operation: Described): Described => ({
		...operation,
		responses: mapValues(operation.responses, (answer, status) =>
			isError(status) ? { description: withLinks(answer.description) } : answer,
		),
	});
	return { ...document, paths: mapValues(document.paths, (item) => mapValues(item, shorten)) };
}

const addressOf = ({ tags, operationId }: Described) => `tag/${tags[0]}/${operationId}`;

/** The tag and id of an operation, as the viewer's addresses name it; undefined where there is none. */
export function viewerAddress({ paths }: Lightened, id: string): string | undefined {
	const operations = Object.values(paths).flatMap((item) => Object.values(item));
	const found = operations.find(({ operationId }) => operationId === id);
	return found && addressOf(found);
}

/** Of every operation, by its method and path in lower case: "get /v1/catalogue". */
export function viewerAddresses({ paths }: Lightened): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(paths).flatMap(([path, item]) =>
			Object.entries(item).map(([method, operation]) => [`${method} ${path}`.toLowerCase(), addressOf(operation)]),
		),
	);
}

function mapValues<T>(
	values: Readonly<Record<string, T>>,
	change: (value: T, key: string) => T,
): Readonly<Record<string, T>> {
	return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}
