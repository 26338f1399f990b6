import { createRoot } from "react-dom/client";
import { Root } from "@/app/Root";
import { loadPlatform } from "@/platform";

const container = document.getElementById("root");
if (!container) throw new Error("index.html has no #root");
createRoot(container).render(<Root platform={await loadPlatform()} />);
