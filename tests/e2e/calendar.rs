//! The clock over the calendar: the open conversation as it would be when a promotion has begun.

use kaopu_window::{Sandbox, WindowError, scenario};
use thirtyfour::Key;

/// The sample says otherwise from 2026-11-10 20:00 on, until 2026-11-12.
const SALE: &str = "双11期间";
const EVERY_DAY: &str = "工作日16:00前付款的当天寄出";

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn the_clock_leads_the_conversation_over_a_promotions_beginning_and_back()
-> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("calendar", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-calendar").await?;
        studio.find("calendar-board").await?;
        studio.click("calendar-from").await?;
        studio.press_ctrl('a').await?;
        studio.press("2026-11-09").await?;
        studio.press(Key::Enter + "").await?;
        studio.find("line-ship-when").await?;
        studio.type_and_enter("sim-input", "什么时候发货").await?;
        studio.sees_attribute("sim-turn", "data-changed", "false").await?;
        studio.click_css("[data-testid=\"calendar-clock\"] span").await?;
        studio.press(Key::Home + "").await?;
        studio.sees_attribute("calendar-clock", "data-moment", "2026-11-09T00:00:00").await?;
        studio.press("n").await?;
        studio.sees_attribute("calendar-clock", "data-moment", "2026-11-10T20:00:00").await?;
        studio.sees("sim-reply", SALE).await?;
        studio.sees_attribute("sim-turn", "data-changed", "true").await?;
        studio.sees("moment-changes", "什么时候发货").await?;
        studio.keep_picture("calendar-sale").await?;
        // A day before it is as always.
        studio.press(Key::Left + "").await?;
        studio.sees_attribute("calendar-clock", "data-moment", "2026-11-10T00:00:00").await?;
        studio.sees("sim-reply", EVERY_DAY).await?;
        // By the button, and back to now.
        studio.click("calendar-next").await?;
        studio.sees("sim-clock", "11-10 20:00").await?;
        studio.click("calendar-now").await?;
        studio.sees_attribute("calendar-time", "data-set", "false").await?;
        studio.sees_attribute("sim-turn", "data-changed", "false").await?;
        let reply = studio.text("sim-reply").await?;
        assert!(!reply.contains(SALE), "{reply}");
        Ok(())
    })
    .await
}
