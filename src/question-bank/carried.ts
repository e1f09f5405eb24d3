// The question bank that the Worker carries beside its script: read once an isolate, when first asked for.
import text from "./bank.generated.txt";
import { type Bank, openBank } from "./bank.ts";

let opened: Bank | undefined;

export function bank(): Bank {
	opened ??= openBank(text);
	return opened;
}
