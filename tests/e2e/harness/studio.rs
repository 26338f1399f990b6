//! The studio's window, through a person's eyes and hands.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::error::WebDriverError;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, WebElement};

use crate::driver::Driver;
use crate::{Sandbox, WindowError, binaries};

/// How long a person would wait before saying that it is broken; generous, because test machines
/// are busy.
const PATIENCE: Duration = Duration::from_secs(150);

/// Whether an element keeps its place for two frames, is not in motion, and would itself get a
/// click there. A click goes to a point of the screen, so on a list that is being filtered it would
/// hit another row; and a popover that is opening stands still before it moves, and takes no click.
const AT_REST: &str = "
    const [element, done] = arguments;
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const place = () => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height]; };
    const before = place();
    // A field may be laid transparently under its own frame, which passes the click on.
    const takes = (hit) => element.contains(hit) || (element.matches('input, textarea') && hit.contains(element));
    const inMotion = () => element.closest('[class*=-appear], [class*=-enter], [class*=-leave]')
        || document.getAnimations().some(({ playState, effect }) => playState === 'running'
            && effect?.getComputedTiming().iterations !== Infinity && effect?.target?.contains(element));
    requestAnimationFrame(() => requestAnimationFrame(() => {
        const [x, y, width, height] = place();
        const hit = document.elementFromPoint(x + width / 2, y + height / 2);
        const still = [x, y, width, height].every((each, index) => each === before[index]) && !inMotion();
        done(still && !!hit && takes(hit) && !element.closest('[aria-busy=true]'));
    }));";

/// An open window.
pub struct Studio {
    pub(crate) web: WebDriver,
    evidence: PathBuf,
    // Dropped last: it ends the app.
    _driver: Driver,
}

/// Opens the studio on what the sandbox says, plays the scenario, and closes the window. If the
/// scenario fails, a picture and the page's source are left in `target/e2e/NAME/`.
///
/// # Errors
/// Whatever the scenario returns, or what kept the window from opening.
pub async fn scenario(
    name: &str,
    sandbox: &Sandbox,
    play: impl AsyncFnOnce(&Studio) -> Result<(), WindowError>,
) -> Result<(), WindowError> {
    let studio = Studio::open(name, sandbox).await?;
    let outcome = play(&studio).await;
    if outcome.is_err() {
        studio.leave_evidence().await;
    }
    studio.close().await;
    outcome
}

impl Studio {
    /// Opens the window and waits until there is a knowledge base on it that is understood as it
    /// will be, or the start screen.
    ///
    /// # Errors
    /// If driver or app do not start.
    pub async fn open(name: &str, sandbox: &Sandbox) -> Result<Self, WindowError> {
        let evidence = binaries::evidence_folder(name);
        // What an earlier run left must not be taken for this one's.
        let _ = fs::remove_dir_all(&evidence);
        fs::create_dir_all(&evidence).map_err(WindowError::file(&evidence))?;
        let driver = Driver::start(sandbox, &evidence.join("driver.log")).await?;
        let mut wanted = Capabilities::new();
        let options = json!({ "binary": binaries::studio(), "args": sandbox.arguments() });
        wanted
            .set("webkitgtk:browserOptions", options)
            .map_err(WindowError::driver("describe the app to the driver"))?;
        let web = WebDriver::new(driver.url(), wanted)
            .await
            .map_err(WindowError::driver("open the studio"))?;
        let studio = Self { web, evidence, _driver: driver };
        studio.find_css("[data-testid=nav-answers], [data-testid=start-screen]").await?;
        // The sentence encoder comes a moment after the window, and from then on the dialogues have
        // to be run again.
        let settled = "[data-testid=status-understanding]:not([data-understanding=loading]), [data-testid=start-screen]";
        studio.find_css(settled).await?;
        Ok(studio)
    }

    /// Ends the program, without the warning that closing a window gives.
    pub async fn close(self) {
        // If the app is gone already there is nothing to close; the driver's drop ends the rest.
        let _ = self.web.quit().await;
    }

    /// Gives the window a size in pixels.
    ///
    /// # Errors
    /// If the driver refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), WindowError> {
        self.web
            .set_window_rect(0, 0, width, height)
            .await
            .map_err(WindowError::driver("resize the window"))
    }

    /// The element with this `data-testid`, once it has a place on the screen.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn find(&self, id: &str) -> Result<WebElement, WindowError> {
        self.find_css(&format!("[data-testid=\"{id}\"]")).await
    }

    /// The first element with a place on the screen that a CSS selector matches, once there is one.
    ///
    /// # Errors
    /// If none comes.
    pub async fn find_css(&self, css: &str) -> Result<WebElement, WindowError> {
        self.until(&format!("{css} on screen"), async || {
            for element in self.web.find_all(By::Css(css)).await? {
                // Not `is_displayed`, which takes the answer's textarea, transparent over its own
                // mirror, for hidden.
                let place = element.rect().await?;
                if place.width > 0.0 && place.height > 0.0 {
                    return Ok(Ok(element));
                }
            }
            Ok(Err("nothing of it".to_owned()))
        })
        .await
    }

    /// Whether there is such an element right now.
    ///
    /// # Errors
    /// If the driver refuses.
    pub async fn has(&self, id: &str) -> Result<bool, WindowError> {
        let found = self.web.find_all(By::Css(format!("[data-testid=\"{id}\"]"))).await;
        Ok(!found.map_err(WindowError::driver(format!("look for {id}")))?.is_empty())
    }

    /// Clicks the element with this `data-testid`, once it can be.
    ///
    /// # Errors
    /// If it never can be.
    pub async fn click(&self, id: &str) -> Result<(), WindowError> {
        self.click_css(&format!("[data-testid=\"{id}\"]")).await
    }

    /// Clicks what a CSS selector matches, once it can be.
    ///
    /// # Errors
    /// If it never can be.
    pub async fn click_css(&self, css: &str) -> Result<(), WindowError> {
        self.until(&format!("a click on {css}"), async || {
            let Some(element) = self.web.find_all(By::Css(css)).await?.into_iter().next() else {
                return Ok(Err("nothing of it".to_owned()));
            };
            if !element.is_enabled().await? {
                return Ok(Err("it is greyed out".to_owned()));
            }
            if !self
                .web
                .execute_async(AT_REST, vec![element.to_json()?])
                .await?
                .convert::<bool>()?
            {
                return Ok(Err("it moves, or something lies on it".to_owned()));
            }
            element.click().await?;
            Ok(Ok(()))
        })
        .await
    }

    /// What stands in the element with this `data-testid`: its text, or the value of a field.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn text(&self, id: &str) -> Result<String, WindowError> {
        read(&self.find(id).await?).await.map_err(WindowError::driver(format!("read {id}")))
    }

    /// Waits until one of the elements with this `data-testid` shows this text.
    ///
    /// # Errors
    /// If it does not come, with what was there instead.
    pub async fn sees(&self, id: &str, text: &str) -> Result<(), WindowError> {
        self.until(&format!("“{text}” in {id}"), async || {
            let mut all = Vec::new();
            for element in self.web.find_all(By::Css(format!("[data-testid=\"{id}\"]"))).await? {
                all.push(read(&element).await?);
            }
            let found = all.iter().any(|seen| seen.contains(text));
            Ok(if found { Ok(()) } else { Err(format!("{all:?}")) })
        })
        .await
    }

    /// Waits until the element with this `data-testid` has this attribute with this value.
    ///
    /// # Errors
    /// If it never has, with what was there instead.
    pub async fn sees_attribute(
        &self,
        id: &str,
        attribute: &str,
        value: &str,
    ) -> Result<(), WindowError> {
        self.until(&format!("{attribute}=“{value}” on {id}"), async || {
            let element = self.web.find(By::Css(format!("[data-testid=\"{id}\"]"))).await?;
            let seen = element.attr(attribute).await?;
            Ok(if seen.as_deref() == Some(value) { Ok(()) } else { Err(format!("{seen:?}")) })
        })
        .await
    }

    /// Waits until the first image that a CSS selector matches has been loaded and decoded.
    ///
    /// # Errors
    /// If it never is: missing, damaged, or forbidden by the window's policy.
    pub async fn shows_image(&self, css: &str) -> Result<(), WindowError> {
        self.until(&format!("an image at {css}"), async || {
            let width = self.web.find(By::Css(css)).await?.prop("naturalWidth").await?;
            let loaded = width.as_deref().is_some_and(|points| points != "0");
            Ok(if loaded { Ok(()) } else { Err(format!("{width:?} points wide")) })
        })
        .await
    }

    /// Waits until something that is not on the screen, a file for instance, is as it should be.
    ///
    /// # Errors
    /// If it never is; `look` returns what it saw instead.
    pub async fn comes_true(
        &self,
        what: &str,
        mut look: impl FnMut() -> Result<(), String>,
    ) -> Result<(), WindowError> {
        self.until(what, async || Ok(look())).await
    }

    /// A picture of the window, once it has been painted.
    ///
    /// # Errors
    /// If it cannot be taken or written.
    pub async fn picture(&self, path: &Path) -> Result<(), WindowError> {
        // Displayed is not yet painted: two frames later it is.
        let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.web
            .execute_async(frames, vec![])
            .await
            .map_err(WindowError::driver("wait for two frames"))?;
        let png =
            self.web.screenshot_as_png().await.map_err(WindowError::driver("take a picture"))?;
        fs::write(path, png).map_err(WindowError::file(path))
    }

    /// A picture for whoever wants to look, once nothing moves any more: in the folder that
    /// `KAOPU_PICTURES` names, or in `target/screens`.
    ///
    /// # Errors
    /// If it cannot be taken or written.
    pub async fn keep_picture(&self, name: &str) -> Result<(), WindowError> {
        let folder = match std::env::var_os("KAOPU_PICTURES") {
            Some(folder) => PathBuf::from(folder),
            None => {
                binaries::target_folder().parent().unwrap_or(Path::new("target")).join("screens")
            }
        };
        fs::create_dir_all(&folder).map_err(WindowError::file(&folder))?;
        self.settle().await?;
        self.picture(&folder.join(format!("{name}.png"))).await
    }

    /// Waits until nothing moves any more: transitions have ended and nothing is being loaded. For
    /// pictures; a test waits for what it wants to see.
    ///
    /// # Errors
    /// If it never comes to rest.
    pub async fn settle(&self) -> Result<(), WindowError> {
        // A pointer that rests on a button would leave its tooltip in the picture.
        let away = self.web.action_chain().move_to(1, 1);
        away.perform().await.map_err(WindowError::driver("move the pointer away"))?;
        let moving = "return document.getAnimations().filter(each => each.playState === 'running' \
                      && each.effect?.getComputedTiming().iterations !== Infinity).length \
                      + document.querySelectorAll('.ant-skeleton-active, .ant-spin-spinning').length";
        self.until("the window at rest", async || {
            tokio::time::sleep(Duration::from_millis(120)).await;
            let count: u64 = self.web.execute(moving, vec![]).await?.convert()?;
            Ok(if count == 0 { Ok(()) } else { Err(format!("{count} things in motion")) })
        })
        .await
    }

    /// Asks again and again until there is an answer. A stale element only means that the screen
    /// has just changed.
    pub(crate) async fn until<T>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut() -> Result<Result<T, String>, WebDriverError>,
    ) -> Result<T, WindowError> {
        let began = Instant::now();
        loop {
            let seen = match look().await {
                Ok(Ok(found)) => return Ok(found),
                Ok(Err(seen)) => seen,
                Err(error) => error.to_string(),
            };
            if began.elapsed() > PATIENCE {
                return Err(WindowError::NeverCame {
                    what: what.to_owned(),
                    seconds: PATIENCE.as_secs(),
                    seen,
                });
            }
            tokio::time::sleep(Duration::from_millis(80)).await;
        }
    }

    async fn leave_evidence(&self) {
        // The scenario's own failure is what counts; failing to picture it must not hide it.
        let _ = self.picture(&self.evidence.join("failed.png")).await;
        if let Ok(source) = self.web.source().await {
            let _ = fs::write(self.evidence.join("failed.html"), source);
        }
    }
}

/// A field's value, or an element's text.
async fn read(element: &WebElement) -> Result<String, WebDriverError> {
    match element.tag_name().await?.as_str() {
        "input" | "textarea" => Ok(element.prop("value").await?.unwrap_or_default()),
        _ => element.text().await,
    }
}
