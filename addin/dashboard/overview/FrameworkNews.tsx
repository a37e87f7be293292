import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useLoaded } from "../../task-pane/look/use-loaded.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import type { PageProps } from "../use-dashboard.ts";
import { linkTo } from "../use-page.ts";

/** That a change of the framework waits for the reader, or was adopted unseen; else nothing. */
export function FrameworkNews({ open }: Pick<PageProps, "open">) {
  const words = useWords();
  const loaded = useLoaded("framework-news", open.edition, () => open.api.framework.standing());
  if (loaded.phase !== "loaded") return null;
  const { proposals } = loaded.value;
  const waits = proposals.some(({ may }) => may.sign || may.signAs !== null || may.adopt);
  const adopted = proposals.some(({ state, seen }) => state === "adopted" && !seen);
  if (!waits && !adopted) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {waits ? words.framework.news.waits : words.framework.news.adopted}{" "}
        <a href={linkTo("framework")}>{words.framework.news.see}</a>
      </MessageBarBody>
    </MessageBar>
  );
}
