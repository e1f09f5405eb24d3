// What is served beside JSON: pictures of a scenario, its capture, a gradebook.
export const MEDIA_TYPES = {
	svg: "image/svg+xml",
	html: "text/html",
	text: "text/plain",
	csv: "text/csv",
	capture: "application/vnd.tcpdump.pcap",
} as const;
