import { Mark } from "@/ui/Mark";

/** Stands for the moment until the knowledge base is read; quiet, so that it doesn't flash. */
export function Splash() {
  return (
    <main
      aria-busy="true"
      style={{ display: "grid", placeItems: "center", height: "100%", opacity: 0.5 }}
    >
      <Mark size={48} />
    </main>
  );
}
