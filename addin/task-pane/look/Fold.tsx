import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
} from "@fluentui/react-components";
import type { ReactNode } from "react";

type FoldProps = Readonly<{ label: ReactNode; open?: boolean; children: ReactNode }>;

/** Detail that is there for whoever asks. */
export function Fold({ label, open = false, children }: FoldProps) {
  return (
    <Accordion className="fold" collapsible {...(open && { defaultOpenItems: ["only"] })}>
      <AccordionItem value="only">
        <AccordionHeader size="small" expandIconPosition="start">
          {label}
        </AccordionHeader>
        <AccordionPanel className="fold-panel">{children}</AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
