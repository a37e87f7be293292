import type { CellPlace, Session } from "../../session.ts";
import { LongPastAlerts } from "../look/LongPastAlerts.tsx";
import type { AlertToDo } from "./to-do-card.ts";

type LongPastCardProps = Readonly<{
  items: readonly [AlertToDo, ...AlertToDo[]];
  session: Session;
  show: (place: CellPlace) => void;
}>;

/** What of one register was over long before it came, with the way to each row of this workbook. */
export function LongPastCard({ items, session, show }: LongPastCardProps) {
  const [first, ...others] = items;
  const places = new Map(items.map(({ alert, at }) => [alert.row, at]));
  return (
    <LongPastAlerts
      alerts={[first.alert, ...others.map(({ alert }) => alert)]}
      seen={(keys) => session.acknowledge(keys)}
      showing={({ row }) => {
        const at = places.get(row);
        return at == null ? undefined : () => show(at);
      }}
    />
  );
}
