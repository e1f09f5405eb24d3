// A text file that is imported: wrangler puts it beside the script as a module of its own.
declare module "*.txt" {
	const text: string;
	// biome-ignore lint/style/noDefaultExport: that is how the runtime hands the module over
	export default text;
}
