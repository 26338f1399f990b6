//! The arguments that all commands share, and the list of commands. Each command's own arguments
//! stand in its file.

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::command::{
    ambiguity, approve, ask, calendar, chat, check, completions, diff, discover, eval, export,
    export_sheet, import, inspect, key, mood, new, passport, protect, rollback, root, search,
    serve, sheet, test, verify,
};
use crate::language::Language;

/// Check, try, prove, sign and verify a shop's knowledge base.
///
/// A knowledge base is a folder of text files with a kb.toml in it. A bundle is the one signed file
/// that a bot answers from.
#[derive(Debug, Parser)]
#[command(name = "kaopu", version, arg_required_else_help = true, after_help = EXAMPLES, after_long_help = EXAMPLES_AND_EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of all commands.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Options of all commands")]
pub(crate) struct Global {
    /// Print one JSON document to stdout instead of text (docs/cli.md)
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of messages; otherwise Chinese if LC_ALL or LANG is zh_*, else English
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(crate) lang: Option<Language>,
    /// When to use colours; NO_COLOR is respected
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    New(new::Arguments),
    Check(check::Arguments),
    Calendar(calendar::Arguments),
    Ask(ask::Arguments),
    Chat(chat::Arguments),
    Test(test::Arguments),
    Protect(protect::Arguments),
    Passport(passport::Arguments),
    Ambiguity(ambiguity::Arguments),
    Diff(diff::Arguments),
    Discover(discover::Arguments),
    Mood(mood::Arguments),
    Search(search::Arguments),
    Import(import::Command),
    ExportSheet(export_sheet::Arguments),
    Eval(eval::Arguments),
    #[command(subcommand)]
    Key(key::Command),
    Export(export::Arguments),
    Approve(approve::Arguments),
    Sheet(sheet::Arguments),
    #[command(subcommand)]
    Root(root::Command),
    #[command(subcommand)]
    Rollback(rollback::Command),
    Verify(verify::Arguments),
    Inspect(inspect::Arguments),
    Serve(serve::Arguments),
    Completions(completions::Arguments),
}

const EXAMPLES: &str = "\
Examples:
  kaopu new my-kb --template food                        begin a shop of one's own
  kaopu check sample-kb                                  what is wrong with it
  kaopu ask sample-kb \"什么时候发货呀\" --trace             what the bot says, and why
  kaopu test sample-kb                                   run its test dialogues
  kaopu key new ~/keys/shop.key                          make a signing key
  kaopu export sample-kb --key ~/keys/shop.key --out shop.kbx
  kaopu verify shop.kbx --key ~/keys/shop.pub
  kaopu ask --bundle shop.kbx --key ~/keys/shop.pub \"什么时候发货呀\"";

const EXAMPLES_AND_EXIT_CODES: &str = "\
Examples:
  kaopu new my-kb --template food                        begin a shop of one's own
  kaopu check sample-kb                                  what is wrong with it
  kaopu ask sample-kb \"什么时候发货呀\" --trace             what the bot says, and why
  kaopu test sample-kb                                   run its test dialogues
  kaopu key new ~/keys/shop.key                          make a signing key
  kaopu export sample-kb --key ~/keys/shop.key --out shop.kbx
  kaopu verify shop.kbx --key ~/keys/shop.pub
  kaopu ask --bundle shop.kbx --key ~/keys/shop.pub \"什么时候发货呀\"

Exit codes:
  0  done, and nothing found
  1  problems found: errors in the knowledge base, failing dialogues
  2  not called correctly, or input that can't be used
  3  a bundle, key, passphrase or encoder was refused
  4  something could not be read or written

Environment:
  KAOPU_PASSPHRASE    passphrase of the secret key
  KAOPU_ENCODER       weights of the sentence encoder, or none
  KAOPU_CACHE         folder of caches for what is learnt, or none
  KAOPU_BOT__*        settings of serve, above its file
  SOURCE_DATE_EPOCH   issue time of an export, in seconds since 1970
  LC_ALL, LANG        language of messages
  NO_COLOR            no colours";

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
