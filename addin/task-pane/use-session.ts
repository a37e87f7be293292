import { useSyncExternalStore } from "react";
import type { Session, SessionState } from "../session.ts";

/** The session's state, drawn again whenever it changed. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => session.state(),
    () => session.state(),
  );
}
