// A picture is put into an answer where the caret was: by the button below it, or by paste.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App } from "antd";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { PlatformProvider } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { NavigationProvider } from "@/state/navigation";
import { AnswerText } from "./AnswerText";

const added = { id: "picture-9", name: "截图", insert: "图:截图", made_smaller: false };

function Answer() {
  const [text, setText] = useState("看这张");
  return <AnswerText value={text} onChange={setText} label="answer" testid="answer" />;
}

it("is put where the caret was, from those that are there or by paste", async () => {
  const platform = testingPlatform();
  platform.addPicture = vi.fn(async () => added);
  render(
    <PlatformProvider platform={platform}>
      <QueryClientProvider client={new QueryClient()}>
        <NavigationProvider first={{ page: "answers" }}>
          <App>
            <Answer />
          </App>
        </NavigationProvider>
      </QueryClientProvider>
    </PlatformProvider>,
  );
  const answer = screen.getByTestId<HTMLTextAreaElement>("answer");
  answer.focus();
  answer.setSelectionRange(0, 0);
  fireEvent.blur(answer);
  fireEvent.click(screen.getByTestId("insert-picture"));
  fireEvent.click(await screen.findByTestId("insert-size-chart"));
  await waitFor(() => expect(answer.value).toBe("{图:尺码表}看这张"));
  answer.setSelectionRange(answer.value.length, answer.value.length);
  const screenshot = new File(["png"], "截图.png", { type: "image/png" });
  fireEvent.paste(answer, { clipboardData: { files: [screenshot], types: ["Files"] } });
  await waitFor(() => expect(answer.value).toBe("{图:尺码表}看这张{图:截图}"));
  // A table that was copied comes as a picture, too.
  const copied = { files: [screenshot], types: ["text/plain", "Files"] };
  fireEvent.paste(answer, { clipboardData: copied });
  expect(platform.addPicture).toHaveBeenCalledTimes(1);
});
