// The chapter "start" of the documentation.
import type { Chapter } from "../chapter.ts";

export const START: Chapter = {
	title: { en: "Start", zh: "快速开始" },
	blocks: [
		{
			text: {
				en: "Ask for a scenario, show it, grade what was put in. No key is needed. The seed is there only so that you see the same scenario twice; without it each is new.",
				zh: "获取一个场景，展示给学习者，再对填写的内容评分。不需要任何密钥。`seed` 只是为了让你两次看到同一个场景；不写它，每次都是新的。",
			},
		},
		{
			language: "sh",
			sample: `API=http://127.0.0.1:8787
json() { node -p "const r = JSON.parse(require('fs').readFileSync(0)); $1"; }
SCENARIO=$(curl -s -X POST $API/v1/scenarios -H 'Content-Type: application/json' -d '{"template": "three-way", "seed": 16}')
ID=$(echo "$SCENARIO" | json 'r.id')
echo "$SCENARIO" | json 'r.blanks.map((b) => b.id + ": " + b.label).join("\\n")'
curl -s $API/v1/scenarios/$ID/diagram.txt | head -14
curl -s -X POST $API/v1/scenarios/$ID/grade -H 'Content-Type: application/json' \\
  -d '{"answers": {"b1": "syn_sent", "b2": 100, "b3": "SYN_RCVD", "b4": "[.]", "b5": "0x64", "b6": "own-number"}}' |
  json 'r.summary + "\\n" + r.blanks.b2.explanation'`,
			prints: `b1: State of the client after step 1
b2: Acknowledgment number of segment 2
b3: State of the server after step 2
b4: Flags of segment 3
b5: Sequence number of segment 3
b6: What does segment 3 tell the server that it did not know before?
Three-way handshake

           Client                                      Server
      192.0.2.111:49257                          198.51.100.253:110
              |                                           |
1. (0 ms) The client calls connect().
              |  #1 SYN                                   |
              |  seq=100                                  |
              |------------------------------------------>|
            [b1]                                       LISTEN
              |                                           |
2. (135 ms) Segment 1 reaches the server.
              |  #2 SYN,ACK                               |
              |  seq=2076232597 ack=[b2]                  |
5 of 6 points: 1 wrong, 1 right given an earlier slip.
You wrote 100; it is 101. ack = 100 (seq of segment 1) + 1 (SYN) = 101: the next number expected. A SYN takes one number so that it can be acknowledged: ack = 100 would ask for the SYN again.`,
		},
		{
			text: {
				en: "The same from a server, in Python or PHP; in JavaScript it stands under [a page](#page), in TypeScript under [a phone](#phone).",
				zh: "在服务器上用 Python 或 PHP 也是一样；JavaScript 见[网页](#page)，TypeScript 见[手机应用](#phone)。",
			},
		},
		{
			language: "py",
			sample: `import json, urllib.request

API = "http://127.0.0.1:8787/v1"

def post(path, body):
    request = urllib.request.Request(API + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)

scenario = post("/scenarios", {"template": "three-way", "seed": 16})
result = post(f"/scenarios/{scenario['id']}/grade", {"answers": {"b1": "syn_sent", "b2": 100}})
print(result["summary"])`,
			prints: "1 of 6 points: 1 wrong, 4 unanswered.",
		},
		{
			language: "php",
			sample: `<?php
$api = "http://127.0.0.1:8787/v1";

function post(string $address, array $body): array {
    $request = ["method" => "POST", "header" => "Content-Type: application/json", "content" => json_encode($body)];
    return json_decode(file_get_contents($address, false, stream_context_create(["http" => $request])), true);
}

$scenario = post("$api/scenarios", ["template" => "three-way", "seed" => 16]);
$result = post("$api/scenarios/{$scenario['id']}/grade", ["answers" => ["b1" => "syn_sent", "b2" => 100]]);
echo $result["summary"], "\n";`,
			prints: "1 of 6 points: 1 wrong, 4 unanswered.",
		},
		{
			list: {
				en: [
					"`blanks` of a scenario says what is asked: `kind` tells how to put it in, `id` names it in `answers`.",
					"Answers are read leniently: `syn_rcvd`, `SYN+ACK`, `[S.]`, `4,021`, `0xFB5`. What cannot be read is named; [validate](/docs/api#op-validateAnswers) tells it before anything is graded.",
					"[The catalogue](/docs/api#op-catalogue) lists families, templates, skills and everything else that can be wished for.",
					"`?locale=zh`, or `Accept-Language`, answers in Chinese.",
				],
				zh: [
					"场景的 `blanks` 说明要填什么：`kind` 决定用什么控件输入，`id` 是它在 `answers` 中的名字。",
					"答案写法宽松：`syn_rcvd`、`SYN+ACK`、`[S.]`、`4,021`、`0xFB5` 都可以。读不懂的答案会被指出；评分之前可先用 [validate](/docs/api#op-validateAnswers) 检查。",
					"[目录](/docs/api#op-catalogue)列出全部类别、模板、技能，以及其他可指定的条件。",
					"加上 `?locale=zh` 或 `Accept-Language` 请求头，就用中文回答。",
				],
			},
		},
	],
};
