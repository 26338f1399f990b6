/** The product's sign: a bubble that stands firmly on its base. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M7 4h18a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H12l-6 4.5V24a3 3 0 0 1-3-3V8a4 4 0 0 1 4-4Z"
        fill="var(--accent)"
      />
      <path
        d="m10 14 4.2 4L22 10.2"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
