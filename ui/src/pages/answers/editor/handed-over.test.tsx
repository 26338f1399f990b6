import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

it("names the rule that hands an entry over, and takes the entry out of it", async () => {
  const platform = testingPlatform();
  const read = platform.entry;
  let rule: { id: string; title: string } | null = { id: "by-human", title: "由人工回答的问答" };
  platform.entry = async (id) => ({ ...(await read(id)), handed_over_by: rule });
  platform.answerByBot = vi.fn(async () => {
    rule = null;
    return null;
  });
  render(<Root platform={platform} />);
  const note = await screen.findByTestId("entry-handed-over");
  expect(note.textContent).toContain("按规则「由人工回答的问答」");
  const entry = screen.getByTestId("entry-editor").dataset.entry;
  fireEvent.click(screen.getByTestId("entry-by-bot"));
  await waitFor(() => expect(screen.queryByTestId("entry-handed-over")).toBeNull());
  expect(platform.answerByBot).toHaveBeenCalledWith(entry);
});
