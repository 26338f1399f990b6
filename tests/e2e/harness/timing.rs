//! How long something takes until it is on the screen, by the page's own clock: what the driver
//! needs to ask and to answer is no part of it.

use std::time::Duration;

use crate::{Studio, WindowError};

impl Studio {
    /// Milliseconds from just before an action (statements of JavaScript) until the frame in which a
    /// condition (an expression) holds has been painted.
    ///
    /// # Errors
    /// If it does not hold within a minute, or the driver refuses.
    pub async fn painted(&self, action: &str, condition: &str) -> Result<f64, WindowError> {
        let script = format!(
            "const done = arguments[0];
             const start = performance.now();
             {action};
             const look = () => {{
               if (performance.now() - start > 60_000) return done(-1);
               if (!({condition})) return requestAnimationFrame(look);
               const painted = new MessageChannel();
               painted.port1.onmessage = () => done(performance.now() - start);
               requestAnimationFrame(() => painted.port2.postMessage(0));
             }};
             look();"
        );
        self.web
            .set_script_timeout(Duration::from_secs(90))
            .await
            .map_err(WindowError::driver("wait for longer scripts"))?;
        let took = self.web.execute_async(&script, vec![]).await;
        let took: f64 = took
            .and_then(|took| took.convert())
            .map_err(WindowError::driver(format!("time until {condition}")))?;
        if took < 0.0 {
            return Err(WindowError::NeverCame {
                what: condition.to_owned(),
                seconds: 60,
                seen: "nothing of it".to_owned(),
            });
        }
        Ok(took)
    }

    /// From here on the page notes for how long it could do nothing else; see
    /// [`Studio::longest_block`].
    ///
    /// # Errors
    /// If the driver refuses.
    pub async fn watch_blocks(&self) -> Result<(), WindowError> {
        let beat = "window.longestBlock = 0;
             if (window.beats) return;
             window.beats = true;
             let last = performance.now();
             const channel = new MessageChannel();
             const beat = () => {
               const now = performance.now();
               window.longestBlock = Math.max(window.longestBlock, now - last);
               last = now;
               setTimeout(() => channel.port2.postMessage(0), 2);
             };
             channel.port1.onmessage = beat;
             beat();";
        let started = self.web.execute(beat, vec![]).await;
        started.map(drop).map_err(WindowError::driver("watch for blocks"))
    }

    /// The longest time in milliseconds for which the page could do nothing else since
    /// [`Studio::watch_blocks`].
    ///
    /// # Errors
    /// If the driver refuses.
    pub async fn longest_block(&self) -> Result<f64, WindowError> {
        let longest = self.web.execute("return window.longestBlock", vec![]).await;
        longest
            .and_then(|longest| longest.convert())
            .map_err(WindowError::driver("read the longest block"))
    }
}
