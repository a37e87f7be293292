/** What this Excel has beyond the floor that the manifest asks for. Nothing else is to ask for it. */
export type Capabilities = Readonly<{
  /** Notes on cells, which came with ExcelApi 1.18. */
  notes: boolean;
}>;

export const FLOOR_ONLY: Capabilities = { notes: false };

export function capabilitiesOf(
  isSetSupported: (set: string, version: string) => boolean,
): Capabilities {
  return { notes: isSetSupported("ExcelApi", "1.18") };
}
