import type { Role } from "../../../shared/sync/screens.ts";

/** Somebody of the demonstration, as whom a newcomer may look around. */
export type DemonstrationMember = Readonly<{
  organisation: string;
  name: string;
  role: Role;
  token: string;
}>;
