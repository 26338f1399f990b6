//! Typing.

use thirtyfour::prelude::*;

use crate::{Studio, WindowError};

impl Studio {
    /// Replaces what stands in a field. A person looks at what they typed: on a busy machine the
    /// driver now and then loses a key, and then it is typed again.
    ///
    /// # Errors
    /// If there is no such field or it cannot be typed into.
    pub async fn type_over(&self, id: &str, text: &str) -> Result<(), WindowError> {
        self.click(id).await?;
        self.until(&format!("“{text}” typed into {id}"), async || {
            let field = self.web.find(by_id(id)).await?;
            field.send_keys(Key::Control + "a").await?;
            field.send_keys(Key::Backspace + "").await?;
            field.send_keys(text).await?;
            let typed = field.value().await?;
            Ok(if typed.as_deref().is_none_or(|typed| typed == text) {
                Ok(())
            } else {
                Err(format!("{typed:?}"))
            })
        })
        .await
    }

    /// Goes on typing at the end of a field.
    ///
    /// # Errors
    /// If there is no such field or it cannot be typed into.
    pub async fn type_at_the_end(&self, id: &str, text: &str) -> Result<(), WindowError> {
        self.send(id, text).await
    }

    /// Types at the end of a field and presses Enter.
    ///
    /// # Errors
    /// If there is no such field or it cannot be typed into.
    pub async fn type_and_enter(&self, id: &str, text: &str) -> Result<(), WindowError> {
        self.send(id, text).await?;
        self.send(id, &Key::Enter.value().to_string()).await
    }

    /// Keys go to a field that is found the moment before: what is on its way to the screen may
    /// still exchange it.
    async fn send(&self, id: &str, keys: &str) -> Result<(), WindowError> {
        self.find(id).await?;
        self.until(&format!("{id} typed into"), async || {
            let field = self.web.find(by_id(id)).await?;
            field.send_keys(keys).await.map(Ok)
        })
        .await
    }

    /// Presses Escape, wherever the focus is.
    ///
    /// # Errors
    /// If the driver refuses.
    pub async fn press_escape(&self) -> Result<(), WindowError> {
        let pressed = self.web.action_chain().send_keys(Key::Escape + "");
        pressed.perform().await.map_err(WindowError::driver("press Escape"))
    }

    /// Types wherever the focus is; named keys are those of [`Key`].
    ///
    /// # Errors
    /// If the driver refuses.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<(), WindowError> {
        let typed = self.web.action_chain().send_keys(keys);
        typed.perform().await.map_err(WindowError::driver("type"))
    }

    /// Puts a text on the clipboard, as a person does who copies it in another program.
    ///
    /// # Errors
    /// If the driver refuses.
    pub async fn copy(&self, text: &str) -> Result<(), WindowError> {
        let field = "const field = document.createElement('textarea'); field.id = 'to-copy'; \
                     field.value = arguments[0]; document.body.append(field); field.select();";
        let written = self.web.execute(field, vec![text.into()]).await;
        written.map_err(WindowError::driver("write what is to be copied"))?;
        self.press_ctrl('c').await?;
        let removed = self.web.execute("document.getElementById('to-copy').remove()", vec![]).await;
        removed.map(drop).map_err(WindowError::driver("take the field away"))
    }

    /// Presses a key with Ctrl, wherever the focus is.
    ///
    /// # Errors
    /// If the driver refuses.
    pub async fn press_ctrl(&self, key: char) -> Result<(), WindowError> {
        let pressed = self
            .web
            .action_chain()
            .key_down(Key::Control)
            .send_keys(key.to_string())
            .key_up(Key::Control);
        pressed.perform().await.map_err(WindowError::driver(format!("press Ctrl+{key}")))
    }
}

fn by_id(id: &str) -> By {
    By::Css(format!("[data-testid=\"{id}\"]"))
}
