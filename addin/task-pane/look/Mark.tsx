/** The mark, as the icons have it: three lines of work, each starting later, the last with its end. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 16 16" width="32" height="32" aria-hidden="true">
      <rect width="16" height="16" rx="3" fill="#0f766e" />
      <rect x="3" y="3" width="6" height="2" rx="1" fill="#fff" />
      <rect x="5" y="7" width="8" height="2" rx="1" fill="#fff" />
      <rect x="8" y="11" width="3" height="2" rx="1" fill="#fff" />
      <rect x="11.5" y="11" width="2" height="2" rx="1" fill="#fbbf24" />
    </svg>
  );
}
