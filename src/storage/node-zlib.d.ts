// The little that is used of node:zlib, which workerd has built in.
interface ZlibOptions {
	readonly level?: number;
	readonly dictionary: Uint8Array;
}

interface Zlib {
	deflateRawSync(data: Uint8Array, options: ZlibOptions): Uint8Array<ArrayBuffer>;
	inflateRawSync(data: Uint8Array, options: ZlibOptions): Uint8Array<ArrayBuffer>;
}

declare const process: { getBuiltinModule(name: "node:zlib"): Zlib };
