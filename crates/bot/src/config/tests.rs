use super::*;

const FILE: &str = r#"
listen = "127.0.0.1:9000"
[limits]
in_flight = 8
[tenants.tea-shop]
bundle = "tea.kbx"
root = "root.kbx"
[tenants.coffee]
bundle = "https://example.com/coffee.kbx"
keys = ["RW"]
tokens = ["0123456789abcdef"]
"#;

fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let pairs = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let config = Config::read(text, pairs).map_err(|error| error.to_string())?;
    config.check().map_err(|error| error.to_string()).map(|()| config)
}

#[test]
fn a_file_and_the_environment_above_it() {
    let config = read(FILE, &[]).unwrap();
    assert_eq!((config.limits.in_flight, config.limits.connections), (8, 1024));
    let variables = [
        ("KAOPU_BOT__LIMITS__IN_FLIGHT", "16"),
        ("KAOPU_BOT__TENANTS__TEA_SHOP__TOKENS", "[\"fedcba9876543210\"]"),
        ("KAOPU_BOT__TENANTS__TEA_SHOP__BUNDLE", "other.kbx"),
        ("KAOPU_BOT__LISTEN", "127.0.0.1:9001"),
        ("UNRELATED", "x"),
    ];
    let config = read(FILE, &variables).unwrap();
    assert_eq!(config.limits.in_flight, 16);
    assert_eq!(config.listen.port(), 9001);
    assert_eq!(config.tenants["tea-shop"].bundle, "other.kbx");
    assert_eq!(config.tenants["tea-shop"].tokens, [Token::new("fedcba9876543210")]);
    assert_eq!(config.tenants["coffee"].tokens.len(), 1);
}

#[test]
fn settings_that_cannot_be_meant_are_refused() {
    let refused = |from: &str, to: &str| read(&FILE.replace(from, to), &[]).unwrap_err();
    assert!(refused("in_flight = 8", "in_flight = 0").contains("limit"));
    assert!(refused("in_flight = 8", "in_flights = 8").contains("in_flights"));
    assert!(refused("root = \"root.kbx\"", "").contains("root"));
    assert!(refused("root = ", "keys = [\"RW\"]\nroot = ").contains("root"));
    assert!(refused("0123456789abcdef", "short").contains("token"));
    assert!(refused("127.0.0.1:9000", "0.0.0.0:9000").contains("tokens"));
    assert!(refused("tenants.coffee", "tenants.Coffee").contains("Coffee"));
    assert!(refused("keys = ", "utc_offset = \"8\"\nkeys = ").contains("utc_offset"));
    assert!(read("", &[]).unwrap_err().contains("tenant"));
    assert!(read("listen = 3", &[]).is_err());
    assert!(read(FILE, &[("KAOPU_BOT__LISTEN__PORT", "1")]).is_err());
}

#[test]
fn a_token_is_never_shown() {
    let config = read(FILE, &[]).unwrap();
    assert!(!format!("{config:?}").contains("0123456789abcdef"));
    let broken = FILE.replace("tokens = [\"0123456789abcdef\"]", "tokens = \"0123456789abcdef\"");
    assert!(!read(&broken, &[]).unwrap_err().contains("0123456789abcdef"));
    let cut = FILE.replace("cdef\"]", "cdef");
    assert!(!read(&cut, &[]).unwrap_err().contains("0123456789abcdef"));
}

#[test]
fn the_shop_s_clock() {
    let of = |text: &str| {
        let tenant = TenantConfig { utc_offset: text.into(), ..TenantConfig::default() };
        tenant.offset().map(jiff::tz::Offset::seconds)
    };
    assert_eq!(of("+08:00"), Some(28_800));
    assert_eq!(of("-03:30"), Some(-12_600));
    for wrong in ["", "8", "+8:00", "+08", "+15:00", "+08:60", "08:00", "+0 :00", "＋08:00"] {
        assert_eq!(of(wrong), None, "{wrong}");
    }
}

#[test]
fn settings_that_we_hand_out_can_be_read() {
    let repository = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
    let text = |path: &str| std::fs::read_to_string(format!("{repository}{path}")).unwrap();
    let tokens = [
        ("KAOPU_BOT__ADMIN_TOKENS", "[\"admin-admin-admin\"]"),
        ("KAOPU_BOT__TENANTS__XIAOMAN__TOKENS", "[\"tea-tea-tea-tea-tea\"]"),
    ];
    let redis = ("KAOPU_BOT__REDIS__URL", "rediss://user:password@redis.example.com:6379/0");
    read(&text("deploy/bot.toml"), &tokens).unwrap();
    let manifest = text("deploy/kubernetes.yaml");
    let (_, inside) = manifest.split_once("bot.toml: |\n").unwrap();
    let (inside, _) = inside.split_once("\n---").unwrap();
    let inside: String = inside.lines().map(|line| format!("{}\n", line.trim())).collect();
    assert!(read(&inside, &[redis]).is_err(), "where others can reach it, tokens are needed");
    let config = read(&inside, &[tokens[0], tokens[1], redis]).unwrap();
    assert_eq!(config.limits.grace_seconds, 10);
    // In the documentation tokens are left out, and values are those that hold by default.
    let document = text("docs/http-api.md");
    let (_, block) = document.split_once("```toml\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let documented = Config::read(block, []).unwrap();
    let (limits, defaults) = (format!("{:?}", documented.limits), Limits::default());
    assert_eq!(limits, format!("{defaults:?}"));
    let (tenant, default) = (&documented.tenants["xiaoman"], TenantConfig::default());
    assert_eq!(format!("{:?}", tenant.sessions), format!("{:?}", default.sessions));
    assert_eq!((tenant.poll_seconds, tenant.min_load_seconds), (10, 10));
    let (handoff, default) = (tenant.handoff.as_ref().unwrap(), HandoffConfig::default());
    assert_eq!(handoff.attempts, default.attempts);
    assert_eq!(handoff.retry_seconds, default.retry_seconds);
    assert_eq!(handoff.answer_seconds, default.answer_seconds);
}
