// What responses have in common: packing refers to it, and unpacking needs it. Never edit a text that has been released,
// or what was packed with it is lost; a better one is another text, and another place in the table.

/** Of a scenario's response: a blank of each sort, steps of the timeline, the end. The commonest stand last. */
const SCENARIO_RESPONSE =
	'{"scenarioId":"\0","gradable":true,"score":{"points":7,"max":7,"scaled":1},"blanks":{"b1":{"verdict":"wrong","points":0,"message":"' +
	'"consequence":{"text":"With ack ","sent":[{"from":"server","to":"client","flags":["RST"],"states":{"verdict":"follow-through"' +
	'"skills":["handshake-flags"]},"b2":{"verdict":"correct","points":1,"max":1,"given":["ACK"],"expected":["ACK"],"explanation":"Correct: ' +
	"You wrote ; it is 答案正确：你写的是 服务器 客户端 序号 确认号 报文段 号报文段 到达 状态是 " +
	'","derivation":[{"from":{"segment":1,"field":"seq"},"value":10},{"plus":1,"why":"SYN"}],"reply":"","rule":"syn-consumes-one",' +
	'"reference":{"rfc":"RFC 9293","section":"3.10.7.4"},"skills":["syn-consumes-one","ack-is-next-expected"],"misconception":"' +
	'}},"misconceptions":[],"slips":[],"timeline":[{"step":1,"timeMs":0,"cause":{"kind":"call","host":"client","call":"connect","bytes":null,"result":null},"text":"The client calls connect().' +
	'"states":{"client":"SYN-SENT","server":"LISTEN"},"queues":{"server":{"syn":0,"accept":0}}},{"step":2,"timeMs":10,"cause":{"kind":"timer","host":"server","timer":"retransmission","waitedMs":' +
	'"cause":{"kind":"deliver","segment":1,"to":"server"},"text":"Segment 1 reaches the server.","segment":null,"text":"Segment 2 reaches the client.","segment":{"number":2,"from":"client","to":"server",' +
	'"flags":["FIN","ACK"],"seq":1,"segment":{"number":2,"from":"server","to":"client","flags":["SYN","ACK"],"seq":1237470391,"ack":10492793,"length":0,"fate":"delivered","retransmission":false},' +
	'"states":{"client":"ESTABLISHED","server":"SYN-RECEIVED"}},"FIN-WAIT-1""FIN-WAIT-2""TIME-WAIT""CLOSE-WAIT""LAST-ACK""CLOSED"' +
	'}],"summary":" of points.","proof":"gp1.","links":{"diagram":"/v1/scenarios/\0/diagram.svg?proof=gp1.","table":"/v1/scenarios/\0/diagram.html?proof=gp1.' +
	'","text":"/v1/scenarios/\0/diagram.txt?proof=gp1.","capture":"/v1/scenarios/\0/capture.pcap?proof="},"solution":"withheld","attemptsLeft":' +
	'"credit":1,"scenarioScore":{"madeBy":"server","assessed":true,"madeBy":"anonymous","assessed":false,"counted":true}';

/** Of progress: what a skill and a misconception say. */
const PROGRESS =
	'{"learnerId":"anon-","totals":{"attempts":1,"points":1,"max":1,"scaled":1},"assessed":{"scenarios":0,"attempts":0,"points":0,"max":0,"scaled":0},"skills":[' +
	'{"skill":"ack-is-next-expected","seen":1,"correct":1,"lastAt":"2026-10-01T12:00:00.000Z","lastVerdict":"wrong"},' +
	'{"skill":"","seen":1,"correct":1,"lastAt":"2026-10-01T12:00:00.000Z","lastVerdict":"correct"}],"misconceptions":[{"id":"';

/** How the learner stands after an attempt. */
const MASTERY =
	',"mastery":[{"skill":"ack-is-next-expected","mastery":0.64,"mastered":false,"dueAt":"2026-12-01T12:00:00.000Z"},' +
	'{"skill":"","mastery":0.87,"mastered":true,"dueAt":"2026-1';

export const PACKING_WORDS: readonly string[] = [PROGRESS + SCENARIO_RESPONSE, PROGRESS + SCENARIO_RESPONSE + MASTERY];
