import type { Role } from "../../shared/sync/screens.ts";

/** Who may be signed in by name, while the server shows the demonstration organisations. */
export type Demonstration = Readonly<{
  members: readonly Readonly<{ organisation: string; name: string; role: Role; token: string }>[];
}>;
