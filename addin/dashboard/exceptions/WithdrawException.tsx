import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useWords } from "../../task-pane/look/use-words.ts";

type WithdrawExceptionProps = Readonly<{ waits: boolean; withdraw: (reason: string) => void }>;

/** Declining what waits, or ending what stands, asks why first: the reason stays in the history. */
export function WithdrawException({ waits, withdraw }: WithdrawExceptionProps) {
  const words = useWords();
  const [reason, setReason] = useState<string | null>(null);
  const { exceptions } = words;
  if (reason === null) {
    return (
      <Button appearance="subtle" onClick={() => setReason("")}>
        {waits ? exceptions.decline : exceptions.withdraw}
      </Button>
    );
  }
  return (
    <div className="asked">
      <Field label={waits ? exceptions.declineWhy : exceptions.withdrawWhy}>
        <Input value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className="actions">
        <Button disabled={reason.trim() === ""} onClick={() => withdraw(reason.trim())}>
          {waits ? exceptions.declineNow : exceptions.withdrawNow}
        </Button>
        <Button appearance="subtle" onClick={() => setReason(null)}>
          {words.common.cancel}
        </Button>
      </div>
    </div>
  );
}
