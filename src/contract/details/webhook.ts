// What problems of webhooks say in particular, in every language.
import type { Localized } from "../../text/locale.ts";

type Detail = Localized | ((...facts: readonly never[]) => Localized);

export const WEBHOOK_DETAILS = {
	webhookNotFound: {
		en: "There is no webhook of this id in the tenant, or it was deleted. `GET /v1/webhooks` lists them.",
		zh: "租户中没有这个 id 的 webhook，或者它已被删除。`GET /v1/webhooks` 列出现有的 webhook。",
	},
	deliveryNotFound: {
		en: "The webhook has no delivery of this id. The log goes back 30 days and 10,000 deliveries, and forgets erased learners.",
		zh: "这个 webhook 没有这个 id 的投递记录。记录最多保留 30 天、10,000 条；已删除的学习者的记录也一并删除。",
	},
	webhookLimit: (most: number) => ({
		en: `A tenant has at most ${most} webhooks; delete one, or let one endpoint take more kinds of events.`,
		zh: `每个租户最多有 ${most} 个 webhook；请删除一个，或者让一个端点接收更多种类的事件。`,
	}),
	keyOfErased: {
		en: "The webhook that this key made was deleted; a new one takes a new Idempotency-Key.",
		zh: "这个键新建的 webhook 已被删除；再建一个请换新的 Idempotency-Key。",
	},
	keyOld: {
		en: "This key made a webhook more than 24 hours ago, whose secret is not shown again; a new webhook takes a new Idempotency-Key, and `POST /v1/webhooks/{id}/secret` a new secret for that one.",
		zh: "这个键新建 webhook 已超过 24 小时，其密钥不再显示；再建一个请换新的 Idempotency-Key，要为原来的换新密钥请用 `POST /v1/webhooks/{id}/secret`。",
	},
	webhookDisabled: {
		en: 'Nothing is sent to a disabled webhook; enable it with PATCH and `{ "disabled": false }`.',
		zh: '已停用的 webhook 不会收到任何内容；请用 PATCH 和 `{ "disabled": false }` 重新启用。',
	},
	urlTooLong: (most: number) => ({
		en: `A URL may have at most ${most} characters.`,
		zh: `URL 最多 ${most} 个字符。`,
	}),
	notAUrl: {
		en: "This is not an absolute URL; one such as `https://lms.example.org/hooks/seqack` is expected.",
		zh: "这不是绝对 URL；请填写形如 `https://lms.example.org/hooks/seqack` 的地址。",
	},
	urlScheme: {
		en: "Events are sent by https only.",
		zh: "事件只通过 https 发送。",
	},
	urlCredentials: {
		en: "Leave user and password out of the URL; the signature shows who sends.",
		zh: "URL 中请不要包含用户名和密码；签名足以证明发送者的身份。",
	},
	urlFragment: {
		en: "Leave out the fragment, from `#` on: it is never sent.",
		zh: "请去掉 `#` 及其后的部分：它不会被发送。",
	},
	urlPort: {
		en: "Events are sent to port 443 or 8443 only.",
		zh: "事件只发往端口 443 或 8443。",
	},
	urlAddress: {
		en: "Name the host by its name in public DNS, not by an address.",
		zh: "请使用公共 DNS 中的主机名，而不是 IP 地址。",
	},
	urlName: {
		en: "The host must have a name in public DNS: at least two labels, no dot at the end, and none of the endings that private networks use.",
		zh: "主机必须有公共 DNS 中的名称：至少两级，末尾没有点，也不能使用私有网络的域名后缀。",
	},
} as const satisfies Readonly<Record<string, Detail>>;
