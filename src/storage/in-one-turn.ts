// All or nothing without a savepoint, for what is written most. What an object writes between two waits is one transaction of
// the platform. A savepoint inside of it (`transactionSync`) copies every page that it touches, to a file where these are
// more than sixteen: a fifth of what recording an attempt at a paper cost.

/**
 * Runs `write`, which does not wait. Should it throw, nothing of what was written since the last wait is kept: the object is
 * reset, as by a crash, and whoever waits for an answer gets the error.
 */
export function inOneTurn<Result>(ctx: Pick<DurableObjectState, "abort">, write: () => Result): Result {
	try {
		return write();
	} catch (error) {
		ctx.abort(String(error));
		throw error;
	}
}
