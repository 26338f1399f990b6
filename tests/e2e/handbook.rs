//! The handbook beside the window, under the policy that the window is shipped with.

use kaopu_window::{Sandbox, WindowError, scenario};
use thirtyfour::Key;

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn the_handbook_opens_at_the_page_is_searched_and_closed_by_keys() -> Result<(), WindowError>
{
    let sandbox = Sandbox::new()?;
    scenario("handbook", &sandbox, async |studio| {
        studio.click("nav-keys").await?;
        studio.find("page-keys").await?;
        studio.press(Key::F1 + "").await?;
        studio.sees_attribute("handbook-chapter", "data-chapter", "signing").await?;
        studio.shows_image("[data-testid=\"handbook-chapter\"] img").await?;
        studio.click("handbook-contents").await?;
        studio.type_and_enter("handbook-search", "回退许可").await?;
        studio.sees_attribute("handbook-chapter", "data-chapter", "rollback").await?;
        // Closed, else the same key would not open it.
        studio.press_escape().await?;
        studio.press(Key::F1 + "").await?;
        studio.sees_attribute("handbook-chapter", "data-chapter", "signing").await
    })
    .await
}
