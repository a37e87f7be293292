import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useLoaded } from "../../task-pane/look/use-loaded.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import type { PageProps } from "../use-dashboard.ts";
import { linkTo } from "../use-page.ts";

/** That exceptions wait for the reader's signature, or no longer cover what they were signed for; else nothing. */
export function ExceptionNews({ open }: Pick<PageProps, "open">) {
  const words = useWords();
  const loaded = useLoaded("exception-news", open.edition, () => open.api.exceptions.list());
  if (loaded.phase !== "loaded") return null;
  const waiting = loaded.value.filter(({ may }) => may.sign).length;
  const outgrown = loaded.value.filter(({ state }) => state === "outgrown").length;
  if (waiting + outgrown === 0) return null;
  const { news } = words.exceptions;
  return (
    <MessageBar intent={outgrown > 0 ? "warning" : "info"} layout="multiline">
      <MessageBarBody>
        {waiting > 0 && news.waits(waiting)} {outgrown > 0 && news.outgrown(outgrown)}{" "}
        <a href={linkTo("exceptions")}>{news.see}</a>
      </MessageBarBody>
    </MessageBar>
  );
}
