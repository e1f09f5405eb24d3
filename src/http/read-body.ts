// Reads a request body as JSON: media type, size, encoding and syntax, before any schema sees it.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure, type Said } from "../contract/failure.ts";
import { parseJsonText } from "./json-text.ts";

export const MAX_BODY_BYTES = 64 * 1024;

/**
 * How much of a body that is too large is still read, and thrown away: most clients send all before they look at
 * the answer, and would report a lost connection instead of it.
 */
const MAX_DISCARDED_BYTES = 32 * 1024 * 1024;

export type ReadBody = { readonly ok: true; readonly value: unknown } | Failure;

/** `optional` bodies may be left out and then count as an empty object. */
export async function readJsonBody(request: Request, optional: boolean): Promise<ReadBody> {
	const bytes = await readBytes(request);
	if (bytes === null) {
		return failure("body-too-large", DETAILS.bodyTooLarge(MAX_BODY_BYTES));
	}
	if (bytes.length === 0 && optional) return { ok: true, value: {} };
	const unsupported = mediaTypeFault(request.headers);
	if (unsupported) return failure("unsupported-media-type", unsupported);
	if (bytes.length === 0) {
		return failure("malformed-json", DETAILS.bodyEmpty);
	}
	const text = decode(bytes);
	if (text === null) return failure("malformed-json", DETAILS.bodyNotUtf8);
	const parsed = parseJsonText(text);
	return parsed.ok ? parsed : failure("malformed-json", parsed.detail);
}

function mediaTypeFault(headers: Headers): Said | null {
	const [type = "", ...parameters] = (headers.get("Content-Type") ?? "")
		.split(";")
		.map((part) => part.trim().toLowerCase());
	if (!/^application\/(json|[a-z0-9.-]{1,64}\+json)$/.test(type)) {
		return DETAILS.bodyType;
	}
	const charset = parameters.find((parameter) => parameter.startsWith("charset="));
	if (charset && !/^charset="?utf-?8"?$/.test(charset)) return DETAILS.bodyCharset;
	const encoding = headers.get("Content-Encoding") ?? "identity";
	if (encoding.toLowerCase() !== "identity") return DETAILS.bodyEncoding;
	return null;
}

/** The body's bytes, or null when there are too many. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
	// HTTP delivers no more than the length that it declares (RFC 9112, 6.3), and one call costs a tenth of a stream.
	const declared = Number(request.headers.get("Content-Length") ?? Number.NaN);
	if (!(declared <= MAX_BODY_BYTES)) return readStream(request);
	const bytes = new Uint8Array(await request.arrayBuffer());
	return bytes.length > MAX_BODY_BYTES ? null : bytes;
}

/** Never holds more than the limit and one chunk. */
async function readStream(request: Request): Promise<Uint8Array | null> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	const body: ReadableStream<Uint8Array> | null = request.body;
	for await (const chunk of body ?? []) {
		length += chunk.length;
		if (length <= MAX_BODY_BYTES) chunks.push(chunk);
		else if (length > MAX_DISCARDED_BYTES) break;
	}
	return length > MAX_BODY_BYTES ? null : joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return bytes;
}

/** A byte order mark is dropped, as RFC 8259, 8.1 allows. Nothing is left over from one text to the next: none is streamed. */
const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

function decode(bytes: Uint8Array): string | null {
	try {
		return UTF_8.decode(bytes);
	} catch {
		return null;
	}
}
