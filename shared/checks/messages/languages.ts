/** Languages that findings can be said in. */
export const LANGUAGES = ["en", "cy"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Written without a translator: it says so wherever Welsh is offered until one has read it. */
export const WELSH_NEEDS_READING = true;
