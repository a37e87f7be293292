import { Button, FluentProvider, Link, Spinner } from "@fluentui/react-components";
import { formatLongDate } from "../../shared/values/calendar-date.ts";
import { unreachable } from "../../shared/values/result.ts";
import { Mark } from "../task-pane/look/Mark.tsx";
import { useTheme } from "../task-pane/look/theme.ts";
import { useWords } from "../task-pane/look/use-words.ts";
import type { DemonstrationMember } from "../task-pane/sign-in/demonstration-member.ts";
import { SignIn } from "../task-pane/sign-in/SignIn.tsx";
import { AlertsPage } from "./alerts/AlertsPage.tsx";
import { ChangesPage } from "./changes/ChangesPage.tsx";
import { CommitmentsPage } from "./commitments/CommitmentsPage.tsx";
import { ExceptionsPage } from "./exceptions/ExceptionsPage.tsx";
import { FindingsPage } from "./findings/FindingsPage.tsx";
import { FrameworkPage } from "./framework/FrameworkPage.tsx";
import { Overview } from "./overview/Overview.tsx";
import { PlanPage } from "./plan/PlanPage.tsx";
import { type DashboardHost, type PageProps, useDashboard } from "./use-dashboard.ts";
import { linkTo, PAGES, usePage } from "./use-page.ts";

type DashboardProps = Readonly<{
  host: DashboardHost;
  demonstrationMembers: () => Promise<readonly DemonstrationMember[]>;
}>;

/** The manager's page: who is it for, and then its pages. */
export function Dashboard({ host, demonstrationMembers }: DashboardProps) {
  const theme = useTheme(null);
  const words = useWords();
  const { state, signIn, signOut, findingsIn, changed } = useDashboard(host);
  return (
    <FluentProvider theme={theme}>
      <div className="dashboard">
        {state.phase === "signed-out" && (
          <SignIn
            problem={state.wrongToken ? words.dashboard.wrongToken : null}
            signIn={signIn}
            demonstrationMembers={demonstrationMembers}
            lead={words.dashboard.signInLead}
          />
        )}
        {state.phase === "opening" && (
          <main className="dashboard-opening">
            <h1 className="only-heard">{words.common.product}</h1>
            <Spinner label={words.common.loading} />
          </main>
        )}
        {state.phase === "unreachable" && (
          <main className="dashboard-opening">
            <p>{words.common.notFetched}</p>
            <Button appearance="primary" onClick={state.retry}>
              {words.common.tryAgain}
            </Button>
          </main>
        )}
        {state.phase === "open" && (
          <Open open={state} signOut={signOut} findingsIn={findingsIn} changed={changed} />
        )}
      </div>
    </FluentProvider>
  );
}

type OpenProps = Omit<PageProps, "address"> & Readonly<{ signOut: () => void }>;

function Open({ open, signOut, findingsIn, changed }: OpenProps) {
  const words = useWords();
  const address = usePage();
  const { me } = open;
  return (
    <>
      <button
        type="button"
        className="skip"
        onClick={() => document.getElementById("page")?.focus()}
      >
        {words.dashboard.skip}
      </button>
      <header className="masthead">
        <Mark />
        <div className="masthead-title">
          <h1>{me.organisation.name}</h1>
          <p className="quiet">
            {words.dashboard.title}. {words.dashboard.asAt(formatLongDate(me.today))}
          </p>
        </div>
        <div className="masthead-person">
          <span>
            {words.dashboard.signedInAs(me.member.name, words.common.role[me.member.role])}
          </span>
          <Link as="button" onClick={signOut}>
            {words.dashboard.signOut}
          </Link>
        </div>
      </header>
      <nav className="pages" aria-label={words.dashboard.pagesLabel}>
        <ul>
          {PAGES.map((page) => (
            <li key={page}>
              <a href={linkTo(page)} {...(page === address.page && { "aria-current": "page" })}>
                {words.dashboard.pages[page]}
              </a>
            </li>
          ))}
        </ul>
        <Button size="small" appearance="subtle" onClick={() => window.print()}>
          {words.dashboard.print}
        </Button>
      </nav>
      <p className={open.connected ? "updated quiet" : "updated late"} role="status">
        {open.connected
          ? words.dashboard.updated(words.common.clockTime(open.updatedAt))
          : words.dashboard.offline}
      </p>
      <main id="page" tabIndex={-1} className={`page page-${address.page}`}>
        <Shown open={open} address={address} findingsIn={findingsIn} changed={changed} />
      </main>
    </>
  );
}

function Shown(props: PageProps) {
  const { page } = props.address;
  switch (page) {
    case "overview":
      return <Overview {...props} />;
    case "plan":
      return <PlanPage {...props} />;
    case "commitments":
      return <CommitmentsPage {...props} />;
    case "findings":
      return <FindingsPage {...props} />;
    case "exceptions":
      return <ExceptionsPage {...props} />;
    case "alerts":
      return <AlertsPage {...props} />;
    case "changes":
      return <ChangesPage {...props} />;
    case "framework":
      return <FrameworkPage {...props} />;
    default:
      return unreachable(page);
  }
}
