import { type ReactNode, useEffect, useRef } from "react";

/** The heading of a screen a person has just asked for: focus goes there, so that it is read out. */
export function Arrived({ children }: Readonly<{ children: ReactNode }>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: false }), []);
  return (
    <h2 ref={heading} tabIndex={-1} className="arrived">
      {children}
    </h2>
  );
}
