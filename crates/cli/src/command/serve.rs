//! `kaopu serve`: the bot in production.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use kaopu_bot::{Checked, Config, StartError, TenantConfig, Until, system_clock};
use kaopu_model::shown;
use kaopu_studio::ApiError;
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, TrustArguments, read_root, verified};
use crate::output::{Line, TextStyle, Ui};

/// Serve bundles over HTTP
///
/// Verifies the bundle, plays its dialogues again, and answers over HTTP (docs/http-api.md). A newer
/// bundle in its place is taken into service without a break; whatever is wrong with it, the one
/// that answers goes on. Stops on SIGTERM or Ctrl-C, when all that was begun is answered.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["bundle", "config"]))]
#[command(after_help = "Examples:
  kaopu serve --bundle shop.kbx --root root.kbx
  kaopu serve --bundle releases/ --root root.kbx --state state/
  kaopu serve --config bot.toml
  kaopu serve --config bot.toml --check
  KAOPU_BOT__LIMITS__IN_FLIGHT=128 kaopu serve --config bot.toml")]
pub(crate) struct Arguments {
    /// One shop's bundle: a file, a folder of bundles, or an http(s):// address
    #[arg(long, value_name = "BUNDLE", conflicts_with = "config")]
    bundle: Option<String>,
    #[command(flatten)]
    trust: TrustArguments,
    /// Settings, as docs/http-api.md lists them
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to listen; otherwise what the settings say, otherwise 127.0.0.1:8787
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Folder in which releases and conversations outlive a restart; otherwise they are in memory
    #[arg(long, value_name = "FOLDER")]
    state: Option<PathBuf>,
    /// Stop also when the standard input ends: with the program that has started it
    #[arg(long)]
    until_stdin_ends: bool,
    /// Say what would answer, and stop: nothing is remembered and nothing served
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// Printed once it answers.
#[derive(Serialize)]
struct Listening<'a> {
    listening: SocketAddr,
    tenants: &'a [String],
}

/// Printed by a dry run.
#[derive(Serialize)]
struct Document {
    tenants: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    tenant: String,
    seq: Option<u32>,
    digest: Option<String>,
    expires: Option<String>,
    replayed: Option<usize>,
    refusal: Option<ApiError>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let config = config(arguments, environment)?;
    let (choice, places) = arguments.encoder.choice(environment);
    if arguments.check {
        let checked = kaopu_bot::check(&config, choice, places, system_clock());
        return say(checked.map_err(failure)?, ui);
    }
    let mut told = Ok(());
    let until = if arguments.until_stdin_ends { Until::StdinEnds } else { Until::Told };
    let served =
        kaopu_bot::run(config, choice, places, system_clock(), until, |address, tenants| {
            told = listening(address, tenants, ui);
        });
    let finished = served.map_err(failure)?;
    told?;
    Ok(if finished { Exit::Fine } else { Exit::Problems })
}

/// The settings of the file, or those of one shop that was named.
fn config(arguments: &Arguments, environment: &Environment) -> Outcome<Config> {
    let text = arguments.config.as_deref().map(read).transpose()?.unwrap_or_default();
    let mut config = Config::read(&text, environment.bot.iter().cloned()).map_err(failure)?;
    if let Some(bundle) = &arguments.bundle {
        let (root, keys) = arguments.trust.named();
        let tenant = TenantConfig {
            bundle: bundle.clone(),
            root: root.map(Path::to_owned),
            keys: keys.to_vec(),
            ..config.tenants.pop_first().map(|(_, tenant)| tenant).unwrap_or_default()
        };
        config.tenants = [(whose(bundle, arguments)?, tenant)].into();
    } else if !arguments.trust.is_empty() {
        return Err(Failure::bad_input(
            "--root 和 --key 要和 --bundle 一起用；配置文件里另有 root 和 keys",
            "--root and --key go with --bundle; the settings have their own",
        ));
    }
    config.listen = arguments.listen.unwrap_or(config.listen);
    config.state = arguments.state.clone().or(config.state);
    Ok(config)
}

/// The shop of a bundle that was named: the root says it, or else the bundle.
fn whose(bundle: &str, arguments: &Arguments) -> Outcome<String> {
    if let (Some(root), _) = arguments.trust.named() {
        let chain = read_root(root)?;
        return Ok(chain.roots().first().map(|root| root.tenant.clone()).unwrap_or_default());
    }
    let path = Path::new(bundle);
    let anchor = arguments.trust.anchor()?;
    if !path.is_file() {
        return Err(Failure::bad_input(
            "文件夹或网址要用 --root：只有公钥看不出是哪家店",
            "a folder or an address needs --root: a key does not say whose it is",
        ));
    }
    Ok(verified(path, &anchor)?.release().tenant.clone())
}

fn read(path: &Path) -> Outcome<String> {
    let text =
        kaopu_durable::open_regular(path).map_err(|error| Failure::not_opened(path, error))?;
    std::io::read_to_string(text).map_err(|error| Failure::unreadable(path, &error))
}

fn listening(address: SocketAddr, tenants: &[String], ui: &mut Ui) -> Outcome {
    let shops = tenants.join(", ");
    let text = ui.language.choose(
        format!("正在回答 http://{address}（{shops}）"),
        format!("answering at http://{address} ({shops})"),
    );
    ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(text))?;
    ui.document(&Listening { listening: address, tenants })?;
    ui.flush()
}

fn say(checked: Vec<Checked>, ui: &mut Ui) -> Outcome<Exit> {
    let mut tenants = Vec::new();
    for Checked { tenant, found } in checked {
        let id = shown(&tenant).into_owned();
        match found {
            Ok((bundle, turns)) => {
                let release = bundle.release();
                let (seq, until) = (release.seq, &release.expires);
                let text = ui.language.choose(
                    format!("{id}：第 {seq} 版，重放 {turns} 句一致，有效期到 {until}"),
                    format!("{id}: release {seq}, {turns} turns replayed, good until {until}"),
                );
                ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(text))?;
                tenants.push(Found {
                    tenant,
                    seq: Some(seq),
                    digest: Some(bundle.digest().to_owned()),
                    expires: Some(until.clone()),
                    replayed: Some(turns),
                    refusal: None,
                });
            }
            Err(refusal) => {
                let reason = ui.of(&refusal.message).to_owned();
                let code = &refusal.code;
                ui.say(
                    Line::new().add(TextStyle::Red, "✗ ").plain(format!("{id}: {reason} ({code})")),
                )?;
                let refusal = ApiError::new(code, refusal.message.zh, refusal.message.en);
                let (seq, digest, expires, replayed) = (None, None, None, None);
                tenants.push(Found {
                    tenant,
                    seq,
                    digest,
                    expires,
                    replayed,
                    refusal: Some(refusal),
                });
            }
        }
    }
    let refused = tenants.iter().any(|found| found.refusal.is_some());
    ui.document(&Document { tenants })?;
    Ok(if refused { Exit::Refused } else { Exit::Fine })
}

/// Settings are the caller's, files and sockets the system's, and all else is a refused bundle.
fn failure(error: StartError) -> Failure {
    let StartError { code, message } = error;
    let exit = match code.as_str() {
        "config" => Exit::Usage,
        "io" | "state" | "source-io" => Exit::Io,
        _ => Exit::Refused,
    };
    Failure { error: ApiError::new(&code, message.zh, message.en), exit }
}
