// What pictures of a scenario, and its capture, are served as.
export const MEDIA_TYPES = {
	svg: "image/svg+xml",
	html: "text/html",
	text: "text/plain",
	capture: "application/vnd.tcpdump.pcap",
} as const;
