// The little that is used of node:zlib, which workerd has built in.
declare module "node:zlib" {
	interface Options {
		readonly level?: number;
		readonly dictionary: Uint8Array;
	}
	export function deflateRawSync(data: Uint8Array, options: Options): Uint8Array<ArrayBuffer>;
	export function inflateRawSync(data: Uint8Array, options: Options): Uint8Array<ArrayBuffer>;
}
