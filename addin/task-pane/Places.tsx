import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tab,
  TabList,
} from "@fluentui/react-components";
import { MoreHorizontal20Regular } from "@fluentui/react-icons";
import { unreachable } from "../../shared/values/result.ts";
import type { Session } from "../session.ts";
import { About, type Program } from "./about/About.tsx";
import { Connect } from "./connect/Connect.tsx";
import { useWords } from "./look/use-words.ts";
import { MoneyScreen } from "./money/MoneyScreen.tsx";
import { PlanScreen } from "./plan/PlanScreen.tsx";
import { RowScreen } from "./row/RowScreen.tsx";
import { TopLine } from "./TopLine.tsx";
import { ConnectedTables } from "./tables/ConnectedTables.tsx";
import { ToDoScreen } from "./to-do/ToDoScreen.tsx";
import { type Place, type ReadyState, usePlaces } from "./use-places.ts";

const PLACES: readonly Place[] = ["row", "toDo", "plan", "money"];

type PlacesProps = Readonly<{ session: Session; state: ReadyState; program: Program }>;

/** The signed-in pane: the top line, the four places, and what is behind "more". */
export function Places({ session, state, program }: PlacesProps) {
  const words = useWords();
  const places = usePlaces(state);
  return (
    <>
      <header className="pane-top">
        <TopLine
          organisation={state.me.organisation.name}
          truth={state.truth}
          openToDo={() => places.goTo("toDo")}
        />
        <div className="pane-places">
          <TabList
            size="small"
            aria-label={words.pane.placesLabel}
            selectedValue={places.aside === null ? places.place : null}
            onTabSelect={(_, { value }) => {
              const chosen = PLACES.find((place) => place === value);
              if (chosen !== undefined) places.goTo(chosen);
            }}
          >
            {PLACES.map((place) => (
              <Tab key={place} value={place} id={`tab-${place}`} aria-controls="place">
                {words.pane.places[place]}
              </Tab>
            ))}
          </TabList>
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button
                appearance="subtle"
                size="small"
                icon={<MoreHorizontal20Regular />}
                aria-label={words.pane.more}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => places.openAside("connect")}>
                  {words.pane.moreItems.connect}
                </MenuItem>
                <MenuItem onClick={() => places.openAside("tables")}>
                  {words.pane.moreItems.tables}
                </MenuItem>
                <MenuItem onClick={() => void session.syncNow()}>
                  {words.pane.moreItems.saveNow}
                </MenuItem>
                <MenuItem onClick={() => places.openAside("about")}>
                  {words.pane.moreItems.about}
                </MenuItem>
                <MenuItem onClick={() => void session.signOut()}>
                  {words.pane.moreItems.signOut(
                    state.me.member.name,
                    words.common.role[state.me.member.role],
                  )}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        </div>
      </header>
      <main className="pane-place">
        <div
          id="place"
          {...(places.aside === null && {
            role: "tabpanel",
            "aria-labelledby": `tab-${places.place}`,
          })}
        >
          <Shown session={session} state={state} program={program} places={places} />
        </div>
      </main>
    </>
  );
}

type ShownProps = PlacesProps & Readonly<{ places: ReturnType<typeof usePlaces> }>;

function Shown({ session, state, program, places }: ShownProps) {
  switch (places.aside) {
    case "connect":
      return (
        <Connect
          session={session}
          me={state.me}
          isFirst={state.tables.every(({ readOnly }) => readOnly)}
          begun={() => places.openAside("connect")}
          close={places.closeAside}
        />
      );
    case "tables":
      return <ConnectedTables session={session} state={state} close={places.closeAside} />;
    case "about":
      return <About program={program} session={session} state={state} close={places.closeAside} />;
    case null:
      break;
    default:
      return unreachable(places.aside);
  }
  switch (places.place) {
    case "row":
      return (
        <RowScreen session={session} state={state} connect={() => places.openAside("connect")} />
      );
    case "toDo":
      return <ToDoScreen session={session} state={state} />;
    case "plan":
      return <PlanScreen session={session} state={state} />;
    case "money":
      return <MoneyScreen session={session} state={state} />;
    default:
      return unreachable(places.place);
  }
}
