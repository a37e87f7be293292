export const API_SETS: Readonly<Record<string, string>> = {};
