// What stands above a scenario that is shown as somebody sees it who holds a misconception.

export interface BelievedWords {
	/** "How it would go under a wrong idea: “Nobody waits in TIME-WAIT”. It does not go so." */
	story(misconception: string): string;
	/** "Three-way handshake (wrong idea: Nobody waits in TIME-WAIT)" */
	title(scenario: string, misconception: string): string;
}
