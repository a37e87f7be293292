type Side = Readonly<{ label: string; text: string; when?: string }>;

/** Values that stand against each other, a line each. */
export function Sides({ sides }: Readonly<{ sides: readonly Side[] }>) {
  return (
    <dl className="sides">
      {sides.map(({ label, text, when }) => (
        <div key={label}>
          <dt>
            {label}
            {when !== undefined && <span className="side-when">{when}</span>}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
