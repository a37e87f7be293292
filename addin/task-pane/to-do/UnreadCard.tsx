import type { CellPlace } from "../../session.ts";
import { FoldedRows } from "../look/FoldedRows.tsx";
import { useWords } from "../look/use-words.ts";
import type { ReadyState } from "../use-places.ts";
import { CardHead } from "./CardHead.tsx";
import { cellKey } from "./order-to-do.ts";
import { placeWords } from "./place-words.ts";
import type { ToDoCardProps, UnreadToDo } from "./to-do-card.ts";

/** A cell that could not be read: what it says, and what would be understood. */
export function UnreadCard({ item, state, show }: ToDoCardProps<"unread">) {
  const words = useWords();
  const place = placeWords(item.at, state.tables);
  const name = item.at.rowName;
  return (
    <>
      <CardHead title={name ?? place} {...(name !== undefined && { place })} show={show} />
      <p>{words.toDo.unread.seen(item.seen)}</p>
      <p>{words.toDo.unread.accepted(item.accepted)}</p>
    </>
  );
}

type UnreadCardsProps = Readonly<{
  items: readonly [UnreadToDo, ...UnreadToDo[]];
  state: ReadyState;
  show: (place: CellPlace) => void;
}>;

/** Cells of one column that could not be read for one cause: said once, with the way to each. */
export function UnreadCards({ items, state, show }: UnreadCardsProps) {
  const words = useWords();
  const [{ at: first, accepted }] = items;
  return (
    <>
      <CardHead
        title={words.toDo.unread.several(items.length)}
        place={placeWords(first, state.tables)}
        show={undefined}
      />
      <p>{words.toDo.unread.accepted(accepted)}</p>
      <FoldedRows
        rows={items.map(({ at, seen }) => ({
          key: cellKey(at),
          name: at.rowName ?? at.row,
          detail: words.toDo.unread.says(seen),
          show: () => show(at),
        }))}
      />
    </>
  );
}
