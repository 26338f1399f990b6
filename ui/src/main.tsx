import { createRoot } from "react-dom/client";
import { Root } from "@/shell/Root";
import { loadPlatform } from "@/platform";
import { loadPagesAhead } from "@/shell/workbench/PageSwitch";

const container = document.getElementById("root");
if (!container) throw new Error("index.html has no #root");
// No top-level await: a chunk that the platform needs may import this one, and both would wait for
// each other for ever.
const root = createRoot(container);
void loadPlatform().then((platform) => {
  root.render(<Root platform={platform} />);
  return loadPagesAhead();
});
