//! The knowledge base: its types, its text format, and the checks that tell an author what is wrong.

mod files;

pub use files::{DIALOGUES, KbFiles, TOP_FILES, is_dialogue_name, is_kb_path};
